/** Polish; endings are left open with `*`. */
import { type Lexicon, table } from './lexicon.ts'
import { found } from './pl.data.ts'

const sets = {
  n: '#|dwóch|trzech|kilku|jednego',
  span: 'godzin*|dni|dnia|h|minut*|dni roboczych|tygodni*',
  now: 'natychmiast*|pilne|pilnie|niezwłocznie|jak najszybciej|teraz|dzisiaj|dziś|bezzwłocznie|od razu',
  act: 'potwierd*|zweryfikuj*|zaktualizuj*|aktualizuj*|odpowied*|zapłać|zapłacić|opłać|opłacić|ureguluj*|skontaktuj*|zadzwoń|zaloguj*|kliknij*|uzupełnij*|odnów|odnowić|anuluj*|przywróć|odblokuj*|weryfikacj*|działani*|dopłać|dopłacić',
  account: 'konto|konta|koncie|kont|dostęp*|subskrypcj*|profil*|kart*|usług*|skrzynk*|członkostw*|zamówieni*',
  stop: 'zablokow*|zawieszon*|ograniczon*|wyłączon*|zamknięt*|blokad*|blokow*|dezaktyw*|usunięt*|anulowan*|wstrzyman*|zawiesz*|wygas*|skasow*|zamrożon*',
  suspicious: 'podejrzan*|nietypow*|nieautoryzowan*|nieznan*|nieuprawnion*|niezwykł*',
}

const composed = table(`
pl-c001 | deadline | weak | (w ciągu|do|przez) <0-16> {n} <0-1> {span}
pl-c002 | deadline | weak | natychmiast|pilne|niezwłocznie|jak najszybciej|pilnie
pl-c003 | deadline | medium | {act} <~60> w ciągu <0-16> {n} <0-1> {span}
pl-c004 | deadline | strong | w ciągu <0-16> {n} <0-1> {span} <~70> {stop}
pl-c005 | deadline | medium | (w przeciwnym razie|w przeciwnym wypadku|jeśli nie|jeżeli nie|brak reakcji|brak wpłaty) <0-70> ({stop}|zostanie|zostaną|spowoduje|będzie|{act})
pl-c006 | deadline | medium | {act} <~36> {now}
pl-c007 | deadline | medium | (ostatnie|ostateczne|ostatni|ostateczny|ostatnia) (ostrzeżenie|wezwanie|przypomnienie|szansa|zawiadomienie|termin)
pl-c008 | deadline | medium | (wymagane|wymagana|konieczne|konieczna) <~16> (działani*|weryfikacj*|aktualizacj*|potwierdzeni*)
pl-c009 | deadline | medium | aby uniknąć <0-40> ({stop}|opłat*|kary|odsetek|egzekucji|zablokowania|zawieszenia|utraty)
pl-c030 | account-threat | medium | {account} <~40> {stop}
pl-c031 | account-threat | strong | (twoje|twój|twoja|państwa|pana) <0-14> {account} <0-40> (zostało|zostanie|zostały|jest|został|została|będzie) <0-24> {stop}
pl-c032 | account-threat | strong | (trwale|tymczasowo|na stałe|automatycznie|czasowo) <0-10> {stop}
pl-c033 | account-threat | medium | (odblokow*|przywróc*|odzyska*) <0-24> {account}
pl-c050 | legal-threat | medium | (postępowanie|droga|drogę|kroki|konsekwencje) (sądow*|prawn*|egzekucyjn*)
pl-c051 | legal-threat | medium | komornik*|windykac*|egzekuc*|krajowy rejestr długów|sąd|sądu|prokuratur*
pl-c060 | payment-request | medium | (zaległ*|nieopłacon*|niezapłacon*|nieuregulowan*|przeterminowan*) <~20> (faktur*|płatnoś*|kwot*|należnoś*|rachun*|opłat*)
pl-c061 | payment-request | medium | (prosimy o|należy|proszę|musisz|wymagana|konieczna) <0-24> (zapłat*|dopłat*|wpłat*|uregulowan*|zapłacić|opłacić|przelew*|uregulować)
pl-c062 | payment-request | strong | (przelew*|wpłat*|wpłać|zapłać) <~50> (numer konta|rachunek|nowe konto|iban|blik|numer rachunku)
pl-c063 | payment-request | strong | (bitcoin*|btc|kryptowalut*|usdt|blik) <~40> (wyślij|przelej|zapłać|wpłać|kup|prześlij)
pl-c064 | payment-request | strong | (dopłat*|opłat*|cło|celn*) <~30> (przesyłk*|paczk*|celn*|dostaw*)
pl-c080 | gift-card | weak | kart* podarunkow*|karty podarunkowe|kart podarunkowych|kartę podarunkową
pl-c081 | gift-card | strong | (karty podarunkowe|kart podarunkowych|kartę podarunkową|karty upominkowe) <~70> (kod|kody|kup|zdjęci*|zdrap*)
pl-c090 | payment-update | medium | (metod* płatności|metodę płatności|metody płatności|dane karty|danych karty|dane płatności|dane do płatności|dane rozliczeniowe|informacje o płatności) <~36> (zaktualizuj*|potwierd*|zweryfikuj*|zmień|aktualiz*|uzupełnij*|sprawdź)
pl-c091 | payment-update | strong | (płatność|płatności|opłata|transakcja|kartę|karta|odnowienie) <0-40> (odrzucon*|nie powiod*|nieudan*|wygas*|nie została|nieważn*|problem*|nie mogliśmy)
pl-c100 | credential-request | medium | (hasło|hasła|pin|kod sms|kod weryfikacyjny|dane logowania) <~40> (potwierd*|podaj*|wpisz|zmień|zresetuj*|wprowad*|wyślij)
pl-c101 | credential-request | medium | (potwierd*|zweryfikuj*|zaktualizuj*) <0-10> (swoje|swoją|swój|twoje|twoją|tożsamość|dane|konto) <0-14> (konto|dane|tożsamość|informacje)*
pl-c110 | personal-data | strong | (podaj*|wprowad*|potwierd*|wpisz|uzupełnij*) <~40> (numer karty|dane karty|cvv|pesel|numer konta|dane bankowe)
pl-c120 | call-to-action | weak | (kliknij|klikając) <0-8> (tutaj|w link|poniżej|w|link|przycisk)
pl-c130 | prize-refund | medium | (zwrot|zwrotu) <~40> (odbierz|środków|pieniędzy|otrzyma*|formularz)
pl-c131 | prize-refund | medium | (gratulacje|wygrałeś|wygrana|nagrod*|zwycięzc*|wylosowan*)
pl-c140 | renewal | medium | (subskrypcj*|członkostw*|prime|abonament*) <~40> (odnow*|wygas*|przedłuż*)
pl-c150 | unknown-order | medium | (zamówieni*|zakup*|transakcj*) <~40> (nie złożyłeś|nie dokonałeś|nie autoryzowałeś|nie rozpoznajesz|to nie ty)
pl-c160 | sign-in-alert | medium | {suspicious} <0-12> (aktywnoś*|logowani*|dostęp*|transakcj*|urządzeni*|prób*)
pl-c161 | sign-in-alert | medium | (ktoś|osoba trzecia|nieznana osoba) <0-40> (zalogow*|dostęp*|prób*)
pl-c170 | delivery | medium | (paczk*|przesyłk*|dostaw*) <0-50> (nie udało się|wstrzyman*|zatrzyman*|zwrócon*|nie mogła|oczekuj*|nie może)
pl-c900 | never | weak | nigdy <~50> (prosi*|pros*|udostępni*|podaw*|żąda*|wymaga*)
pl-c901 | never | weak | nie <0-10> (udostępniaj|podawaj|klikaj|otwieraj|odpowiadaj|musisz nic|wymaga działania)
pl-c910 | warning | weak | (fałszyw*|oszust*|phishing*|podszywa*|wyłudz*)
`)

export const pl: Lexicon = {
  language: 'pl',
  words:
    'nie się jest na że oraz twoje twój twoja przez dla jak został została prosimy dziękujemy lub aby może jeśli będzie po od do są ten który',
  sets,
  phrases: [...composed, ...found],
}
