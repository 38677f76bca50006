/** Swedish. */
import { type Lexicon, table } from './lexicon.ts'
import { found } from './sv.data.ts'

const sets = {
  n: '#|två|tre|en|fem|sju|några',
  span: 'timmar|timme|dagar|dag|dygn|minuter|arbetsdagar|veckor',
  now: 'omedelbart|omgående|snarast|genast|så snart som möjligt|nu|idag|direkt|brådskande',
  act: 'bekräfta*|verifiera*|uppdatera*|svara|agera|betala*|kontakta|ring|logga in|klicka*|förnya*|fyll i|slutför*|avbryt|återställ*|åtgärd*|validera*|lås upp|aktivera*',
  account:
    '*konto|*kontot|*konton|medlemskap*|abonnemang*|prenumeration*|kort|kortet|åtkomst|tjänst*|beställning*|profil*|inloggning',
  stop: 'spärrat|spärras|spärra|spärrats|låst|låsts|avstängt|stängs|stängas|stänga|stängts|begränsat|begränsats|begränsas|blockerat|blockeras|blockerats|inaktiver*|raderas|raderat|avslutas|avslutats|upphör|suspender*|pausat|upphört|avbryts|avaktiver*',
}

const composed = table(`
sv-c001 | deadline | weak | (inom|om) <0-14> {n} <0-1> {span}
sv-c002 | deadline | weak | omedelbart|omgående|brådskande|snarast|genast|så snart som möjligt
sv-c003 | deadline | medium | {act} <~60> inom <0-14> {n} <0-1> {span}
sv-c004 | deadline | strong | (inom|efter) <0-14> {n} <0-1> {span} <~70> {stop}
sv-c005 | deadline | medium | (annars|i annat fall|om du inte|om ni inte|underlåtenhet) <0-70> ({stop}|kommer|{act}|förlorar)
sv-c006 | deadline | medium | {act} <~30> {now}
sv-c007 | deadline | medium | (sista|slutlig|sista) (varning*|påminnelse*|chans*|meddeland*|betalningspåminnelse)
sv-c008 | deadline | medium | (åtgärd|verifiering|bekräftelse|uppdatering) (krävs|behövs)
sv-c009 | deadline | medium | för att undvika <0-40> (avstängning|spärr*|avbrott|avgift*|inkasso|stängning)
sv-c030 | account-threat | medium | {account} <~36> {stop}
sv-c031 | account-threat | strong | (ditt|din|dina|ert) <0-14> {account} <0-40> (har|är|kommer|blir|kan) <0-30> {stop}
sv-c032 | account-threat | strong | (permanent|tillfälligt|automatiskt|för alltid) <0-10> {stop}
sv-c050 | legal-threat | medium | (rättsliga|juridiska) (åtgärder|steg|påföljder)
sv-c051 | legal-threat | medium | kronofogden|inkasso*|stämning|betalningsanmärkning|polisanmäl*
sv-c060 | payment-request | medium | (obetald*|utestående|förfallen|förfallna) <~20> (faktur*|belopp|betalning*|avgift*|skuld*)
sv-c061 | payment-request | medium | (vänligen|du måste|var god|behöver|ska) <0-30> (betala|betalas|överföra|betala in)
sv-c062 | payment-request | strong | (överför*|betal*|sätt in|swisha) <~50> (bankkonto|kontonummer|iban|bankgiro|nytt konto|swish)
sv-c063 | payment-request | strong | (bitcoin*|btc|krypto*|usdt) <~40> (skicka|betala|köp|överför*)
sv-c064 | payment-request | strong | (tullavgift*|fraktavgift*|leveransavgift*|tull|porto) <~40> (betala*|avgift)
sv-c080 | gift-card | weak | presentkort*
sv-c081 | gift-card | strong | presentkort* <~70> (kod*|köp*|skrapa*|foto*|bild*)
sv-c090 | payment-update | medium | (betalnings*|kortuppgifter|betalkort|kreditkort|faktureringsuppgifter|betalsätt) <~36> (uppdatera*|bekräfta*|verifiera*|ändra*|förnya*|kontrollera*)
sv-c091 | payment-update | strong | (betalning*|kort|kortet|dragning*|förnyelse*|autogiro) <0-40> (misslyck*|nekad*|nekats|avvisad*|gick inte|har gått ut|upphört|ogiltig*|kunde inte|problem)
sv-c100 | credential-request | medium | (lösenord*|pinkod|verifieringskod|säkerhetskod|inloggningsuppgifter|bankid) <~40> (bekräfta*|ange|skicka*|ändra*|återställ*|uppdatera*|verifiera*)
sv-c101 | credential-request | medium | (bekräfta|verifiera|uppdatera) <0-10> (ditt|din|dina) <0-10> (konto|identitet|uppgifter|information|kontouppgifter)
sv-c110 | personal-data | strong | (ange|fyll i|bekräfta*|lämna|skicka*|uppge) <~40> (kortnummer|cvc|cvv|kontonummer|personnummer|bankuppgifter|kortuppgifter)
sv-c120 | call-to-action | weak | klicka <0-8> (här|på|nedan)
sv-c130 | prize-refund | medium | (återbetalning*|återbäring) <~40> (väntar|få|hämta|ansök*|formulär*|rätt)
sv-c131 | prize-refund | medium | (grattis|vunnit|vinnare|vinst|utvald|belöning)
sv-c140 | renewal | medium | (medlemskap*|prenumeration*|abonnemang*|prime) <~40> (förny*|gått ut|upphör*|förläng*|löper ut)
sv-c150 | unknown-order | medium | (beställning*|köp*|transaktion*) <~40> (inte gjort|inte lagt|inte känner igen|inte godkänt)
sv-c160 | sign-in-alert | medium | (misstänkt*|ovanlig*|obehörig*|okänd*) <0-12> (aktivitet*|inloggning*|åtkomst|transaktion*|enhet*|försök)
sv-c161 | sign-in-alert | medium | (någon|tredje part) <0-40> (loggat in|logga in|åtkomst|försökt)
sv-c170 | delivery | medium | (paket*|leverans*|försändelse*) <0-50> (kunde inte|väntar|returneras|hålls|misslyck*|tullen|skickas tillbaka)
sv-c190 | call-back | medium | ring <0-30> (omedelbart|omgående|#-#|#)
sv-c900 | never | weak | aldrig <~50> (be|ber|fråga*|begär*|dela|lämna|skicka)
sv-c901 | never | weak | (dela|klicka|öppna|svara|lämna|ange) <0-14> (inte|aldrig)
sv-c902 | never | weak | (du behöver inte göra|ingen åtgärd|redan betald|betalningen mottagen|tack för din betalning)
sv-c910 | warning | weak | (falska|bluff*|bedrägliga) <0-4> (mejl*|mail*|meddelande*|sms*|e-post*)
sv-c911 | warning | weak | (nätfiske|phishing|bedragare|bluffmejl*|bedrägeri*)
`)

export const sv: Lexicon = {
  language: 'sv',
  words:
    'och att det är som på av inte din ditt dina har för med till den kommer från eller vi om kan ska hej vänligen du ett här när vår våra också blir',
  sets,
  phrases: [...composed, ...found],
}
