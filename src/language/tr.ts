/** Turkish; endings are left open with `*`, accents and the dotless ı fold away. */
import { type Lexicon, table } from './lexicon.ts'
import { found } from './tr.data.ts'

const sets = {
  n: '#|iki|üç|bir|birkaç',
  span: 'saat|gün|dakika|iş günü|hafta',
  now: 'hemen|acil*|derhal|vakit kaybetmeden|şimdi|bugün|en kısa sürede|ivedilikle',
  act: 'onayla*|doğrula*|güncelle*|yanıtla*|öde*|iletişime geç*|arayın|giriş yap*|tıkla*|yenile*|tamamla*|iptal e*|işlem yap*|kontrol e*',
  account: 'hesab*|hesap*|üyeli*|abonel*|erişim*|kart*|hizmet*|sipariş*|profil*',
  stop: 'askıya al*|kapat*|kısıtla*|engelle*|bloke*|donduru*|devre dışı*|iptal edil*|silin*|kilitle*|sona er*|durdurul*|sınırland*',
}

const composed = table(`
tr-c001 | deadline | weak | {n} <0-1> {span} (içinde|içerisinde)
tr-c002 | deadline | weak | hemen|acil|derhal|vakit kaybetmeden|en kısa sürede
tr-c003 | deadline | medium | {n} <0-1> {span} (içinde|içerisinde) <0-50> {act}
tr-c004 | deadline | strong | {n} <0-1> {span} (içinde|içerisinde|sonra) <0-70> {stop}
tr-c005 | deadline | medium | (aksi takdirde|aksi halde|yapmazsanız|etmezseniz|güncellemezseniz|onaylamazsanız|ödemezseniz|doğrulamazsanız|*mezseniz|*mazsanız) <0-60> ({stop}|olacak*|edilecek*|alınacak*|yapılacak*)
tr-c006 | deadline | medium | {now} <~24> {act}
tr-c007 | deadline | medium | son (uyarı|hatırlatma|şans|bildirim|ihtar|gün|çağrı)*
tr-c008 | deadline | medium | (işlem|doğrulama|güncelleme|onay) (gerekli|gerekiyor|gerekmektedir)
tr-c030 | account-threat | medium | {account} <0-36> {stop}
tr-c031 | account-threat | strong | (hesabınız|hesabiniz|üyeliğiniz|kartınız|aboneliğiniz) <0-30> {stop}
tr-c032 | account-threat | strong | (kalıcı olarak|geçici olarak|süresiz) <0-10> {stop}
tr-c050 | legal-threat | medium | (yasal|hukuki|adli) (işlem*|yollar*|süreç*|takip*)
tr-c051 | legal-threat | medium | icra*|haciz*|mahkeme*|avukat*|savcılı*
tr-c060 | payment-request | medium | (ödenmemiş|gecikmiş|vadesi geçmiş|kalan) <0-20> (fatura*|borç*|borc*|tutar*|ödeme*|bakiye*)
tr-c061 | payment-request | medium | (ödeme*|ücret*|borc*|borç*|tutar*) <0-24> (yapın*|yapmanız|ödeyin*|ödemeniz|yatırın*|gerçekleştirin*|gerekmektedir)
tr-c062 | payment-request | strong | (havale*|eft|gönderin|yatırın|ödeme) <~40> (iban*|banka hesab*|hesap numara*|yeni hesab*)
tr-c063 | payment-request | strong | (bitcoin*|btc|kripto*|usdt|papara) <~40> (gönder*|öde*|satın al*|yatır*)
tr-c064 | payment-request | strong | (gümrük|kargo|teslimat) (ücret*|vergi*|bedel*) <0-30> öde*
tr-c080 | gift-card | weak | hediye kart*|hediye çek*
tr-c081 | gift-card | strong | (hediye kart*|hediye çek*) <~60> (kod*|satın al*|kazı*|fotoğraf*)
tr-c090 | payment-update | medium | (ödeme (yöntem*|bilgi*|şekl*)|kart bilgi*|fatura bilgi*|kredi kart*) <0-30> (güncelle*|doğrula*|onayla*|değiştir*|yenile*)
tr-c091 | payment-update | strong | (ödeme*|kart*|tahsilat|yenileme) <0-36> (reddedil*|başarısız*|alınamadı|gerçekleştirilemedi|süresi dol*|geçersiz*|yapılamadı|işlenemedi|tahsil edilemedi)
tr-c100 | credential-request | medium | (şifre*|parola*|doğrulama kodu*|güvenlik kodu*|onay kodu*|sms kodu*) <0-36> (gir*|gönder*|değiştir*|sıfırla*|güncelle*|paylaş*|onayla*)
tr-c101 | credential-request | medium | (hesab*|kimli*|bilgi*) <0-14> (doğrula*|onayla*|güncelle*|teyit e*)
tr-c110 | personal-data | strong | (kart numara*|cvv*|tc kimlik*|banka bilgi*|iban*|hesap numara*|kredi kartı bilgi*) <0-36> (gir*|gönder*|paylaş*|doldur*|onayla*|güncelle*)
tr-c120 | call-to-action | weak | (buraya|bağlantıya|linke|butona|aşağıdaki) <0-14> tıkla*
tr-c130 | prize-refund | medium | (iade*|geri ödeme*) <0-40> (almak|alın*|talep*|bekliyor|form*)
tr-c131 | prize-refund | medium | (tebrikler|kazandınız|ödül*|çekiliş*|seçildiniz)
tr-c140 | renewal | medium | (üyeli*|abonel*|prime) <0-30> (yenile*|sona er*|süresi dol*)
tr-c150 | unknown-order | medium | (sipariş*|alışveriş*|işlem*) <0-30> (siz yapmadıysanız|vermediyseniz|size ait değil*|yapmadıysanız|tanımıyorsanız)
tr-c160 | sign-in-alert | medium | (şüpheli|olağandışı|olağan dışı|yetkisiz|bilinmeyen|izinsiz) <0-12> (etkinlik*|giriş*|erişim*|işlem*|cihaz*|aktivite*|hareket*)
tr-c170 | delivery | medium | (kargo*|paket*|gönderi*|teslimat*) <0-40> (teslim edilemedi*|bekletil*|iade*|beklemekte*|başarısız*)
tr-c900 | never | weak | (asla|hiçbir zaman|hiçbir şekilde) <~50> (iste*|paylaş*|sor*|talep*|ver*)
tr-c901 | never | weak | (paylaşmayın*|tıklamayın*|açmayın*|yanıtlamayın*|vermeyin*|işlem yapmanıza gerek yok*)
tr-c910 | warning | weak | (sahte|dolandırıcı*|oltalama|kimlik avı|phishing)
`)

export const tr: Lexicon = {
  language: 'tr',
  words:
    've bir bu için ile olarak sayın değerli lütfen müşterimiz hesabınız olan daha ya da veya tarafından edilmiştir olduğu size sizin en çok kadar sonra gibi değil var',
  sets,
  phrases: [...composed, ...found],
}
