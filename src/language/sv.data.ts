/** Swedish: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
sv-004 | account-threat | strong | found | officialenews.com/sv (translation of the AARP/Inc sample) | Din Amazon.com-beställning kan inte skickas
sv-005 | account-threat | medium | found | officialenews.com/sv (translation of the AARP/Inc sample) | Det uppstod ett problem med att behandla din beställning
sv-006 | account-threat | strong | found | officialenews.com/sv (translation of the AARP/Inc sample) | Du kommer inte att kunna komma åt ditt konto eller göra beställningar hos oss förrän vi har bekräftat din information
sv-007 | account-threat | strong | found | officialenews.com/sv (translation of the AARP/Inc sample) | Vi ber dig att inte öppna nya konton
sv-009 | account-threat | medium | composed | composed | misstänkt aktivitet
sv-010 | legal-threat | strong | composed | composed | inkassokrav
sv-011 | legal-threat | strong | composed | composed | rättsliga åtgärder
sv-012 | legal-threat | strong | composed | composed | Kronofogden
sv-013 | payment-request | medium | composed | composed | obetald faktura
sv-014 | payment-request | medium | composed | composed | utestående belopp
sv-015 | gift-card | strong | composed | composed | köp presentkort och skicka koderna
sv-016 | payment-update | strong | found | veteranlastbilar.se (2014 VISA phish) | en av din senaste betalning fakturerades två gånger
sv-017 | payment-update | medium | composed | composed | uppdatera dina betalningsuppgifter
sv-018 | payment-update | medium | composed | composed | betalningen misslyckades
sv-019 | payment-update | strong | found | veteranlastbilar.se | Underlåtenhet att uppdatera dina uppgifter kommer att leda till
sv-020 | credential-request | strong | found | officialenews.com/sv (translation of the AARP/Inc sample) | Klicka här för att bekräfta ditt konto
sv-021 | credential-request | strong | found | veteranlastbilar.se | Du måste bekräfta dina uppgifter för att kunna återbetalas
sv-022 | credential-request | strong | composed | composed | verifiera med BankID
sv-023 | credential-request | strong | composed | composed | skicka koden du fick
sv-024 | prize-refund | strong | composed | composed | du har vunnit ett Amazon-presentkort
sv-025 | prize-refund | medium | composed | composed | din återbetalning väntar
sv-026 | renewal | weak | composed | composed | ditt Prime-medlemskap förnyas
sv-027 | delivery | strong | composed | composed | ditt paket kunde inte levereras, bekräfta din adress
sv-028 | job-fee | strong | composed | composed | extrajobb för Amazon, daglig lön
sv-029 | call-back | medium | composed | composed | ring oss omedelbart på
`)
