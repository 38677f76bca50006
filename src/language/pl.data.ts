/** Polish: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
pl-001 | deadline | strong | found | independentxpress pl (Express.co.uk) | Jeśli nie ukończysz procesu weryfikacji w ciągu # godzin, wszystkie oczekujące zamówienia zostaną anulowane
pl-005 | account-threat | strong | found | independentxpress pl | System automatycznie zablokował Twoje konto Amazon i wstrzymał wszystkie Twoje ostatnie zamówienia
pl-007 | account-threat | medium | composed | composed | podejrzana aktywność
pl-008 | legal-threat | strong | composed | composed | postępowanie sądowe
pl-009 | legal-threat | strong | composed | composed | windykacja
pl-010 | payment-request | medium | composed | composed | zaległa płatność
pl-011 | payment-request | medium | composed | composed | niezapłacona faktura
pl-012 | payment-request | strong | composed | composed | dopłata do przesyłki
pl-013 | gift-card | strong | composed | composed | kup karty podarunkowe i podaj kody
pl-014 | payment-update | strong | found | independentxpress pl | podane przez Ciebie dane dotyczące rozliczeń nie zgadzały się z informacjami znajdującymi się w aktach wystawcy karty
pl-015 | payment-update | strong | found | dlahandlu.pl 115972 (phone) | zwolnienie tymczasowo zablokowanej płatności
pl-016 | payment-update | medium | composed | composed | zaktualizuj metodę płatności
pl-017 | payment-update | medium | composed | composed | płatność została odrzucona
pl-018 | credential-request | strong | found | independentxpress pl | Aby odblokować swoje konto, kliknij przycisk poniżej i przejdź do weryfikacji tożsamości
pl-019 | credential-request | strong | composed | composed | podaj kod SMS
pl-020 | credential-request | medium | composed | composed | zweryfikuj swoją tożsamość
pl-021 | renewal | medium | found | CERT Polska 2026-02-23 (paraphrase) | rzekome rozpoczęcie subskrypcji Amazon Prime, którą możesz anulować
pl-022 | renewal | medium | found | telepolis | Anuluj teraz
pl-023 | prize-refund | strong | composed | composed | wygrałeś kartę podarunkową Amazon
pl-024 | prize-refund | medium | composed | composed | odbierz zwrot pieniędzy
pl-025 | delivery | strong | composed | composed | nie udało się dostarczyć paczki, potwierdź adres
pl-026 | job-fee | strong | composed | composed | praca dorywcza Amazon, zarobki dzienne
pl-027 | call-back | strong | found | dlahandlu.pl 115972 (phone) | zainstalowanie oprogramowania do zdalnej obsługi
pl-028 | style | weak | composed | general | Drogi Kliencie
pl-029 | style | medium | found | independentxpress pl (EN button in PL mail) | Account Verify
`)
