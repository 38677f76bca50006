/** Dutch; compounds are left open with `*`. */
import { type Lexicon, table } from './lexicon.ts'
import { found } from './nl.data.ts'

const sets = {
  n: '#|een|één|twee|drie|vier|vijf|zeven|tien|twaalf|enkele',
  span: 'uur|uren|dag|dagen|werkdagen|minuten|week|weken',
  now: 'onmiddellijk|dringend|direct|meteen|zo snel mogelijk|zo spoedig mogelijk|vandaag nog|nu|per direct|zonder uitstel|spoedig|vandaag|voor middernacht',
  act: 'bevestig*|controleer*|verifieer*|verifiëren|bijwerken|werk|bijgewerkt|update*|updaten|reageer*|handel*|betaal*|betalen|neem contact|bel|bellen|log in|inloggen|klik*|vernieuw*|verleng*|valideer*|voltooi*|annuleer*|activeer*|heractiveer*|actie|verificatie|actualiseer*|beveilig*',
  account:
    '*account|*accounts|rekening|*profiel|toegang|abonnement|lidmaatschap|*pas|betaalpas|bankpas|kaart|diensten|services|mailbox|postvak|bestelling|bestellingen',
  stop: 'geblokkeerd|blokkeren|blokkering|opgeschort|opschorten|opschorting|beperkt|beperken|beperking|uitgeschakeld|gedeactiveerd|deactiveren|gesloten|sluiten|vergrendeld|verwijderd|stopgezet|bevroren|beëindigd|geannuleerd|onderbroken|verlopen|verloopt|ingetrokken|afgesloten',
  method:
    'betaal*|betalings*|factuurgegevens|bankgegevens|creditcardgegevens|kaartgegevens|creditcard|rekeninggegevens|automatische incasso',
  fail: 'mislukt|geweigerd|afgewezen|niet verwerkt|niet verwerken|niet gelukt|niet worden verwerkt|niet worden afgeschreven|probleem|verlopen|ongeldig|niet meer geldig|niet geldig|gestorneerd|fout|niet voltooid|niet geaccepteerd|niet innen',
  suspicious:
    'ongebruikelijk*|verdacht*|ongeautoriseerd*|onbevoegd*|onbekend*|afwijkend*|ongewoon|ongewone|frauduleu*',
  activity:
    'activiteit*|aanmeld*|inlog*|toegang|transactie*|login*|apparaat|bestelling*|betaling*|poging*|afschrijving*',
}

const composed = table(`
nl-c001 | deadline | weak | (binnen|in|over) <0-16> {n} <0-1> {span}
nl-c002 | deadline | weak | onmiddellijk|dringend|zo snel mogelijk|zo spoedig mogelijk|vandaag nog|per direct|meteen
nl-c003 | deadline | medium | {act} <~60> (binnen|komende) <0-16> {n} <0-1> {span}
nl-c004 | deadline | strong | (binnen|komende|na) <0-16> {n} <0-1> {span} <~70> {stop}
nl-c005 | deadline | medium | (anders|zo niet|indien niet|als u niet|als je niet|indien u niet|wanneer u niet) <0-70> ({stop}|wordt|worden|{act}|verliest|zal)
nl-c006 | deadline | medium | {act} <~36> {now}
nl-c007 | deadline | medium | (laatste|definitieve) (waarschuwing|herinnering|kans|aanmaning|melding|oproep|sommatie|bericht|poging)
nl-c008 | deadline | medium | (actie|verificatie|bevestiging|update|reactie|handeling) (is )?(vereist|nodig|noodzakelijk|verplicht)
nl-c009 | deadline | medium | om <0-40> (blokkering|opschorting|afsluiting|kosten|onderbreking|beëindiging|verlies) <0-12> (te voorkomen|te vermeiden|voorkomen)
nl-c010 | deadline | medium | (u heeft|je hebt|nog|resteren) <0-12> {n} <0-1> {span} (de tijd|om|over)
nl-c011 | deadline | medium | (verloopt|vervalt|eindigt) <0-16> (vandaag|morgen|binnenkort|over #)
nl-c030 | account-threat | medium | {account} <~40> {stop}
nl-c031 | account-threat | strong | (uw|je|jouw|de|het) <0-16> {account} <0-40> (is|wordt|werd|zal|zijn|worden|blijft) <0-30> {stop}
nl-c032 | account-threat | strong | (permanent|definitief|tijdelijk|automatisch|voorgoed) <0-10> {stop}
nl-c033 | account-threat | medium | {account} <~24> (herstellen|heractiveren|ontgrendelen|deblokkeren|behouden|reactiveren|deblokkeer)
nl-c034 | account-threat | medium | (schending|geschonden|overtreding) <0-24> (voorwaarden|beleid|regels)
nl-c050 | legal-threat | medium | (gerechtelijke|juridische) (stappen|procedure|maatregelen|actie)
nl-c051 | legal-threat | medium | deurwaarder*|incasso*|dagvaarding|loonbeslag|beslaglegging|advocaat|rechtbank
nl-c060 | payment-request | medium | (openstaand*|onbetaald*|achterstallig*|verschuldigd*) <~20> (factuur|facturen|bedrag|betaling|rekening|saldo|kosten|boete|schuld)
nl-c061 | payment-request | medium | (betaal|betaalt|voldoe|maak) <0-24> (nu|direct|bedrag|over|factuur|rekening|onmiddellijk|vandaag|kosten|iban)
nl-c062 | payment-request | medium | (dient|moet|moeten|verzoeken|gelieve|graag) <0-40> (betalen|te betalen|over te maken|te voldoen|voldoen|overmaken)
nl-c063 | payment-request | strong | (overmaken|maak|betal*|overboeking|stort*) <~50> (iban|rekeningnummer|volgende rekening|bankrekening|nieuwe rekening)
nl-c064 | payment-request | strong | (bitcoin|bitcoins|btc|crypto*|usdt|western union|tikkie) <~40> (stuur|verstuur|betaal*|overmak*|koop*|maak)
nl-c065 | payment-request | strong | (douane*|invoer*|bezorg*|verzend*|portokosten|administratiekosten|incassokosten) <~40> (betaal|betalen|voldoen|te betalen)
nl-c066 | payment-request | medium | (nieuw|gewijzigd|gewijzigde|nieuwe|wijziging) <0-16> (rekeningnummer|bankrekening|iban|bankgegevens)
nl-c080 | gift-card | weak | cadeaubon*|cadeaukaart*|giftcard*
nl-c081 | gift-card | medium | (cadeaubon*|cadeaukaart*|giftcard*) <~40> (koop|kopen|nodig|halen|aanschaffen)
nl-c082 | gift-card | strong | (cadeaubon*|cadeaukaart*|giftcard*) <~80> (code|codes|kras*|foto|achterkant)
nl-c090 | payment-update | medium | {method} <~36> (bijwerken|werk|bijgewerkt|update*|bevestig*|controleer*|wijzig*|vernieuw*|verifieer*|aanpassen|invoeren|toevoegen)
nl-c091 | payment-update | strong | (betaling|afschrijving|incasso|verlenging|transactie|contributie) <~50> {fail}
nl-c092 | payment-update | strong | (creditcard|kaart|betaalmethode|betaalpas) <0-30> (verlopen|verloopt|geweigerd|ongeldig|niet meer geldig|afgewezen)
nl-c100 | credential-request | medium | (wachtwoord|pincode|inloggegevens|verificatiecode|beveiligingscode|inlogcode) <~40> (bevestig*|invoer*|voer|stuur*|wijzig*|herstel*|reset*|verander*|geef|deel)
nl-c101 | credential-request | medium | (bevestig|verifieer|controleer|bevestigen|verifiëren|bijwerken|werk) <~16> (uw|je|jouw) <0-10> (account|identiteit|gegevens|informatie|accountgegevens)
nl-c110 | personal-data | strong | (vul*|voer|geef|verstrek*|bevestig*|stuur|invoeren) <~40> (kaartnummer|creditcardnummer|cvc|cvv|rekeningnummer|bankgegevens|iban|bsn|identiteitsbewijs|creditcardgegevens)
nl-c111 | personal-data | medium | (adres|adresgegevens|telefoonnummer|persoonsgegevens|geboortedatum) <~30> (bijwerken|bevestig*|onvolledig|onjuist|controleer*|werk)
nl-c120 | call-to-action | weak | klik <0-8> (hier|op|onderstaande)
nl-c121 | call-to-action | medium | (klik*|via|volg) <0-20> (link|knop) <~40> (bevestig*|verifieer*|inloggen|bijwerken|activeer*|deblokkeer*|log)
nl-c130 | prize-refund | medium | (terugbetaling|teruggave|restitutie) <~40> (ontvang*|aanvragen|wacht*|recht|claim*|formulier)
nl-c131 | prize-refund | medium | (gefeliciteerd|gewonnen|winnaar|prijs|loterij|geselecteerd)
nl-c132 | prize-refund | strong | (terugbetaling|teruggave|restitutie) <~70> (bankgegevens|iban|kaart*|rekeningnummer|invul*|formulier)
nl-c140 | renewal | medium | (abonnement|lidmaatschap|prime|licentie) <~40> (verleng*|vernieuw*|verlopen|verloopt|beëindigd)
nl-c150 | unknown-order | medium | (bestelling|aankoop|transactie|betaling) <~40> (niet geplaatst|niet gedaan|niet herkent|niet geautoriseerd|niet door u|niet zelf)
nl-c151 | unknown-order | strong | (bestelling|aankoop|betaling) <~70> (bel|bellen|telefoonnummer)
nl-c160 | sign-in-alert | medium | {suspicious} <0-12> {activity}
nl-c161 | sign-in-alert | medium | (iemand|derden) <0-40> (ingelogd|aangemeld|toegang|geprobeerd|inloggen)
nl-c162 | sign-in-alert | medium | (beveiligingswaarschuwing|beveiligingsmelding|veiligheidswaarschuwing|was u dit niet|als u dit niet was)
nl-c170 | delivery | medium | (pakket|zending|bezorging|levering) <0-50> (niet bezorgd|niet worden bezorgd|vastgehouden|wacht|geretourneerd|mislukt|niet afleveren|douane|teruggestuurd)
nl-c190 | call-back | medium | (bel|bellen|neem contact) <0-40> (onmiddellijk|direct|#-#|meteen)
nl-c900 | never | weak | (nooit|geen enkel geval) <~50> (vragen|vraag|delen|verzoek*|gevraagd|sturen)
nl-c901 | never | weak | (deel|klik|open|beantwoord|geef|stuur) <0-24> (nooit|niet|geen)
nl-c902 | never | weak | (u hoeft niets|je hoeft niets|geen actie nodig|geen actie vereist|al betaald|betaling ontvangen|bedankt voor uw betaling|betaald met)
nl-c910 | warning | weak | (nep*|valse|frauduleuze) (e-mail*|mail*|bericht*|sms*|site*|website*)
nl-c911 | warning | weak | (phishing*|oplichters|oplichting|oplichter|fraudeurs)
`)

export const nl: Lexicon = {
  language: 'nl',
  words:
    'het een van en is uw u wij we niet voor met op zijn heeft dat deze dit wordt worden om te aan bij door naar ook geachte beste klant je jouw kunt kan nog als onze ons er maar',
  sets,
  phrases: [...composed, ...found],
}
