/** How a mail speaks as a brand in Polish, Turkish, Chinese, Korean, Arabic and Hindi. Composed, and thin. */
import type { Voices } from './voice.ts'

export const others: Voices = {
  language: 'mul',
  voices: [
    // Polish
    {
      kind: 'account',
      before:
        /(?:twoje|twojego|twoim|twoj|panstwa) (?:[a-z]{3,12} )?(?:konto|koncie|konta|zamowienie|zamowienia|subskrypcj[aei]|platnosc|haslo|paczka)? ?(?:w |na )?$/,
    },
    { kind: 'greeting', before: /(?:drogi|szanowny) (?:kliencie|uzytkowniku) $/ },
    { kind: 'signature', before: /(?:zespol|biuro obslugi klienta) $/ },
    // Turkish
    {
      kind: 'account',
      after: /^(?:['’]?(?:daki|deki)? ?)(?:prime )?(?:hesab|siparis|uyelig|odeme|sifre|abonelig)/,
    },
    { kind: 'greeting', before: /(?:degerli|sayin) $/, after: /^ (?:musteri|kullanici|uye)/ },
    { kind: 'signature', after: /^ (?:musteri hizmet|destek|ekib)/ },
    // Chinese
    {
      kind: 'account',
      after:
        /^ ?(?:的)?(?:账户|帐户|账号|帐号|会员|订单|賬戶|帳戶|帳號|會員|訂單|prime会员|prime會員|付款|支付)/,
    },
    {
      kind: 'greeting',
      after: /^ ?(?:的)?(?:用户|用戶|客户|客戶|顾客|顧客|买家)/,
      before: /(?:尊敬的|亲爱的|親愛的) ?$/,
    },
    { kind: 'signature', after: /^ ?(?:客服|客户服务|客戶服務|团队|團隊|安全中心)/ },
    // Korean
    { kind: 'account', after: /^ ?(?:프라임 ?)?(?:계정|주문|회원|결제|멤버십|비밀번호)/ },
    { kind: 'greeting', after: /^ ?(?:고객|회원)님/ },
    { kind: 'signature', after: /^ ?(?:고객 ?(?:서비스|센터|지원)|팀)/ },
    // Arabic
    { kind: 'account', before: /(?:حسابك|حسابكم|طلبك|اشتراكك|عضويتك|الخاص بك)(?: (?:على|في|لدى|من))? ?$/ },
    { kind: 'greeting', before: /(?:عزيزي|عميل|عملاء) ?(?:عميل )?$/ },
    { kind: 'signature', before: /(?:فريق|خدمة عملاء|دعم) ?$/ },
    // Hindi
    { kind: 'account', before: /(?:आपका|आपके|आपकी) ?$/ },
    { kind: 'greeting', before: /(?:प्रिय) ?$/ },
    { kind: 'account', after: /^ ?(?:खाता|खाते|ऑर्डर|अकाउंट)/ },
  ],
  of: [],
  warns: [{ before: /(?:冒充|假冒|仿冒|假) ?$/ }, { after: /^ ?(?:诈骗|詐騙|钓鱼|사칭|피싱)/ }],
}
