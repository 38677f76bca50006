/** How a mail speaks as a brand in German, Dutch and Swedish; umlauts are folded away. Composed. */
import type { Voices } from './voice.ts'

const gifts =
  /^(?:\.[a-z.]{2,6})?[- ]?(?:gutschein|geschenk|cadeau|kado|bon\b|presentkort|prime[- ]?(?:video|day)|music|echo|kindle|web services|aws|seller|marketplace|handler|partnerprogramm|wunschliste)/

export const de: Voices = {
  language: 'de',
  voices: [
    {
      kind: 'sender',
      before: /\b(?:ruckerstattung|erstattung|gutschrift|guthaben|pramie)(?:en)? (?:von|bei|aus) $/,
    },
    {
      kind: 'courier',
      after: /^[- ]?(?:bote|fahrer|zusteller|kurier|paketbote|lieferbote|lieferdienst|lieferfahrer)/,
    },
    {
      kind: 'greeting',
      before:
        /(?:liebe[rs]?|sehr geehrte[rs]?|geehrte[rs]?|hallo|guten tag|werte[rs]?),? (?:geschatzte[rs]? )?$/,
      after: /^[- ](?:visa[- ]|prime[- ])?(?:kund|nutzer|mitglied|user|kartenin)/,
    },
    { kind: 'thanks', before: /(?:vielen dank|danke|willkommen)[a-z ,]{0,44}(?:bei|von|an|fur) $/ },
    {
      kind: 'account',
      before: /\b(?:ihr|dein)(?:e|em|en|er|es)? (?:[a-z]{3,12} )?$/,
      after:
        /^(?:\.de)?[- ]?(?:prime[- ]?|visa[- ]?)?(?:konto|kundenkonto|bestell|mitglied|passwort|abo|visa|kreditkarte|karte|zahlung|paket|lieferung|account|rechnung|probe|prime|pin|nutzer)/,
    },
    {
      kind: 'account',
      before:
        /\b(?:ihr|dein)(?:e|em|en|er|es)? (?:konto|bestellung|mitgliedschaft|kundenkonto|abo|kreditkarte|paket|lieferung|zahlung) (?:bei|von) $/,
    },
    {
      kind: 'signature',
      before: /(?:^|\n|[,.!] ?|grussen|gruße?n?|ihr|dein|vom|das|–|-|\|) ?$/,
      after:
        /^(?:\.de)?[- ]?(?:visa |prime[- ]?)?(?:kundenservice|kundendienst|team|support|sicherheit|kundenbetreuung|service|kundencenter|zahlungs|kredit)/,
    },
    { kind: 'sender', before: /(?:nachricht|e-?mail|mail|mitteilung) (?:wurde )?(?:von|durch) $/ },
    {
      kind: 'account',
      before: /(?:zahlung|mitgliedschaft|abo(?:nnement)?|lastschrift) (?:fur|bei|von|zu) $/,
      after: /^ prime\b(?! (?:day|video))/,
    },
    { kind: 'sender', after: /^(?:\.de)? [a-z]{3,12} (?:sie|ihnen|ihre[nm]?|ihr|dir|dich|dein)\b/ },
    {
      kind: 'topic',
      after:
        /^(?:\.de)?[- ]?(?:prime[- ]?)?(?:konto|bestellung|mitgliedschaft|visa|prime|account|kreditkarte|zahlung|rechnung)/,
    },
  ],
  of: [
    { after: gifts },
    {
      before:
        /(?:gutscheine? (?:von|fur)|(?:erhaltlich|verfugbar|kaufen|bestellen|gekauft|verkauf[a-z]*) (?:bei|auf|uber)) $/,
    },
  ],
  warns: [
    {
      before:
        /(?:gefalschte[nrs]?|falsche[nrs]?|angebliche[nrs]?|vermeintliche[nrs]?|im namen von|sich als|betruger als) (?:mails? von )?$/,
    },
    { after: /^[- ]?(?:betrug|phishing|fake|mitarbeiter aus|masche)/ },
  ],
}

export const nl: Voices = {
  language: 'nl',
  voices: [
    {
      kind: 'greeting',
      before: /(?:beste|geachte|hallo) $/,
      after: /^[- ](?:prime[- ])?(?:klant|gebruiker|lid)/,
    },
    { kind: 'thanks', before: /(?:bedankt|dank|welkom)[a-z ,]{0,40}(?:bij|van) $/ },
    {
      kind: 'account',
      before: /\b(?:uw|je|jouw) (?:[a-z]{3,12} )?$/,
      after:
        /^(?:\.nl)?[- ]?(?:prime[- ]?)?(?:account|bestelling|lidmaatschap|wachtwoord|betaling|pakket|abonnement|prime)/,
    },
    {
      kind: 'signature',
      before: /(?:^|\n|[,.!:]|het|uw|je) ?$/,
      after: /^(?:\.nl)?[- ](?:klantenservice|team|klantendienst|support)/,
    },
  ],
  of: [{ after: gifts }],
  warns: [{ before: /(?:valse|nep|zogenaamd van|doet alsof het) $/ }],
}

export const sv: Voices = {
  language: 'sv',
  voices: [
    { kind: 'greeting', before: /(?:basta|kara|hej) $/, after: /^[- ](?:kund|medlem)/ },
    {
      kind: 'account',
      before: /\b(?:ditt|din|dina) (?:[a-z]{3,12} )?$/,
      after:
        /^(?:\.se)?[- ]?(?:prime[- ]?)?(?:konto|bestallning|medlemskap|losenord|betalning|paket|prenumeration)/,
    },
    {
      kind: 'signature',
      before: /(?:^|\n|[,.!:]|halsningar) ?$/,
      after: /^(?:\.se)?[- ](?:kundtjanst|kundservice|team)/,
    },
  ],
  of: [{ after: gifts }],
  warns: [{ before: /(?:falska|bluff) $/ }],
}
