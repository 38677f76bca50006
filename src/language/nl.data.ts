/** Dutch: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
nl-001 | deadline | medium | found | phishing_pot sample-7220 | Onmiddellijke actie vereist
nl-002 | deadline | medium | found | phishing_pot sample-4377 | Actie Vereist
nl-003 | deadline | strong | found | phishing_pot sample-7220 | LAATSTE WAARSCHUWING: Uw bestanden worden onherroepelijk verwijderd
nl-004 | deadline | strong | found | phishing_pot sample-4761 | Urgent! Je bestelling is niet helemaal goed gegaan!
nl-005 | deadline | medium | found | phishing_pot sample-5839 | als er geen actie wordt ondernomen vóór
nl-009 | account-threat | strong | found | phishing_pot sample-7220 | Uw account is geblokkeerd.
nl-010 | account-threat | medium | found | phishing_pot sample-7220 | de services zijn opgeschort
nl-012 | account-threat | medium | composed | composed | verdachte activiteit
nl-013 | account-threat | strong | composed | composed | Uw Amazon-account is tijdelijk geblokkeerd
nl-014 | legal-threat | strong | composed | composed | incassobureau
nl-015 | legal-threat | strong | composed | composed | gerechtelijke stappen
nl-016 | legal-threat | strong | composed | composed | deurwaarder
nl-017 | payment-request | strong | found | phishing_pot sample-4761 | Er zijn € # douanerechten niet betaald
nl-018 | payment-request | strong | found | phishing_pot sample-4761 | Als de douanerechten niet worden betaald, wordt het pakket geretourneerd
nl-019 | payment-request | medium | composed | composed | openstaande factuur
nl-020 | payment-request | medium | composed | composed | betalingsachterstand
nl-021 | gift-card | strong | composed | composed | koop cadeaubonnen en stuur de codes
nl-022 | gift-card | strong | composed | composed | betaal met een Amazon-cadeaubon
nl-023 | payment-update | medium | found | phishing_pot sample-7220 | Uw betaalmethode is niet meer geldig
nl-024 | payment-update | medium | found | phishing_pot sample-5839 | maar uw betaalmethode is verlopen
nl-025 | payment-update | medium | found | phishing_pot sample-5839 | Betaalgegevens bijwerken
nl-026 | payment-update | medium | found | phishing_pot sample-7220 | Abonnementsverlenging mislukt
nl-027 | payment-update | medium | composed | composed | werk uw betalingsgegevens bij
nl-028 | payment-update | medium | composed | composed | betaling mislukt
nl-029 | credential-request | medium | composed | composed | bevestig uw identiteit
nl-030 | credential-request | medium | composed | composed | verifieer uw account
nl-031 | credential-request | strong | composed | composed | stuur ons de verificatiecode
nl-032 | call-to-action | medium | found | phishing_pot sample-530 (EN footer in NL mail) | click here to remove yourself from our emails list
nl-033 | prize-refund | strong | found | phishing_pot sample-5817 | Jij bent een van de kanshebbers
nl-034 | prize-refund | medium | found | phishing_pot sample-6620 | Dan maak je ook nog eens kans op Bol.com Cadeaubon
nl-035 | prize-refund | medium | found | phishing_pot sample-6268 | Als dank maak je kans op een €#
nl-036 | renewal | medium | found | phishing_pot sample-5839 | We hebben geprobeerd uw Cloud+ abonnement te verlengen
nl-037 | unknown-order | medium | found | security.nl 719736 (voice message, paraphrase) | een kostbare bestelling hebben geplaatst
nl-038 | delivery | strong | found | phishing_pot sample-3253 | Je hebt # pakket in afwachting van aflevering
nl-039 | delivery | strong | found | phishing_pot sample-3382 | LEVERING VAN HET OPGESCHORT PAKKET
nl-040 | delivery | strong | found | phishing_pot sample-3382 | We hebben je bevestiging nodig om je bestelling te verzenden
nl-041 | delivery | medium | found | phishing_pot sample-4377 | We konden uw pakket niet afleveren omdat het opgegeven adres onjuist was
nl-042 | delivery | medium | found | phishing_pot sample-7057 | Bevestig uw verzendgegevens en plan uw levering
nl-043 | job-fee | strong | composed | composed | thuiswerk voor Amazon, dagelijks uitbetaald
nl-044 | call-back | medium | found | security.nl 719736 (paraphrase) | software geïnstalleerd worden waarmee de computer op afstand
nl-045 | style | strong | found | phishing_pot sample-5642 (text inside body!) | This message is from a trusted sender.
nl-046 | style | weak | composed | general | Geachte klant
`)
