/** German: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
de-001 | deadline | strong | found | inside-digital.de | Bitte aktualisieren Sie Ihre Zahlung innerhalb von # Stunden
de-002 | deadline | strong | found | ilerngut/ruhr24 | Bitte überarbeiten Sie Ihre Zahlung innerhalb von # Stunden
de-003 | deadline | medium | found | futurezone.de 379207 | innerhalb der nächsten # Tage
de-004 | deadline | medium | found | lifepr.de 308490 (VZ Berlin 2012) | innerhalb von sieben Tagen
de-005 | deadline | weak | found | verbraucherzentrale.de phishing-radar 2026-02-05 (short fixed date) | bis #
de-006 | deadline | medium | found | phishing_pot sample-5225 | Sofortiges Handeln erforderlich!
de-007 | deadline | medium | found | phishing_pot sample-3919 | Sofortige Handlung erforderlich!
de-008 | deadline | medium | found | phishing_pot sample-5225 | Sie haben # Stunden um
de-009 | deadline | medium | found | phishing_pot sample-4835 | Nur noch # Stunden
de-010 | deadline | strong | found | phishing_pot sample-6650 | müssen dies innerhalb von # Stunden tun, um den Verlust ihrer Zahlung zu
de-011 | deadline | medium | found | phishing_pot sample-5658 | Letzte Erinnerung
de-012 | deadline | weak | found | phishing_pot sample-6326 | Letzte Chance
de-013 | deadline | strong | found | phishing_pot sample-1081 | Bitte bestätigen Sie folgende Angaben noch heute
de-014 | deadline | medium | found | phishing_pot sample-7061 | Bitte führen Sie die Bestätigung so bald wie möglich durch
de-015 | deadline | medium | found | phishing_pot sample-7061 | um eventuelle Einschränkungen zu vermeiden
de-016 | deadline | medium | found | phishing_pot sample-3559 | Wenn Sie heute nicht mehr reagieren
de-021 | deadline | weak | composed | composed | Frist läuft ab
de-022 | account-threat | strong | found | inside-digital.de | wir haben Ihr Amazon-Konto und alle ausstehenden Bestellungen gesperrt
de-023 | account-threat | strong | found | ilerngut/ruhr24 | Wichtig: Wir haben Ihre Bestellung und Ihr Konto vorläufig gesperrt
de-024 | account-threat | strong | found | futurezone.de 379207 | ihr Konto wurde aus Sicherheitsgründen temporär gesperrt
de-025 | account-threat | medium | found | lifepr.de 308490 (reporter paraphrase) | drohe die unwiderrufliche Sperrung des Amazon-Zugangs
de-026 | account-threat | medium | found | wize.life 2017 (reporter paraphrase) | Andernfalls drohe die Sperrung ihres Nutzerkontos
de-027 | account-threat | strong | found | futurezone.de 379207 | Ihre Mitgliedschaftsvorteile sind derzeit ausgesetzt
de-028 | account-threat | strong | found | verbraucherzentrale.de phishing-radar 2025-06-24 (subject) | Wichtige Mitteilung zu Ihrem Zugang
de-029 | account-threat | strong | found | watson.de 2025-09-23 | Wichtige Mitteilung in Ihrem Konto
de-030 | account-threat | strong | found | nissan360.com/de (Which?) | Ihre Amazon.com-Bestellung kann nicht versendet werden
de-031 | account-threat | strong | found | phishing_pot sample-6353 | Sicherheitsprüfung – Bitte bestätigen
de-032 | account-threat | weak | found | phishing_pot sample-6402 | Wichtiger Hinweis
de-033 | account-threat | medium | found | lifepr.de 308490 | Sicherheit hat für Amazon.de höchste Priorität
de-036 | account-threat | medium | composed | composed | Kontosperrung
de-037 | legal-threat | strong | composed | composed | Inkassoverfahren
de-038 | legal-threat | strong | composed | composed | gerichtliches Mahnverfahren
de-039 | legal-threat | strong | composed | composed | Übergabe an unsere Rechtsabteilung
de-040 | legal-threat | strong | composed | composed | Strafanzeige wird erstattet
de-041 | legal-threat | strong | composed | composed | rechtliche Schritte einleiten
de-042 | payment-request | weak | found | wize.life 2017 (knapp 70 Euro) | Bearbeitungsgebühr
de-043 | payment-request | weak | found | insuedthueringen.de (reporter) | Unerwartete Bestellungen oder Mahnungen zu Amazon-Bestellungen
de-044 | payment-request | medium | composed | composed | offener Betrag
de-045 | payment-request | medium | composed | composed | unbezahlte Rechnung
de-046 | payment-request | medium | composed | composed | Ihre Rechnung ist überfällig
de-047 | payment-request | medium | composed | composed | Zahlungsaufforderung
de-048 | payment-request | strong | composed | composed | Begleichen Sie den ausstehenden Betrag
de-049 | payment-request | medium | composed | composed | Mahngebühr
de-050 | gift-card | strong | composed | composed | Kaufen Sie Amazon-Gutscheine und senden Sie uns die Codes
de-051 | gift-card | strong | composed | composed | Gutscheincode freirubbeln und Foto senden
de-052 | gift-card | strong | composed | composed | Zahlung per Gutscheinkarte
de-054 | payment-update | strong | found | futurezone.de 379207 | Aufgrund eines Problems mit Ihrer Karte konnten wir Ihr Konto nicht mit # €
de-055 | payment-update | strong | found | ilerngut/ruhr24 | Ihre Zahlungsmethode ist nicht mehr verfügbar
de-056 | payment-update | medium | found | watson.de 2025-09 | Leider konnten wir Ihre zuletzt verwendete Zahlungsmethode nicht belasten
de-057 | payment-update | weak | found | giga.de 2025-06; konsument.at | Zahlungsmethode aktualisieren
de-058 | payment-update | medium | found | verbraucherzentrale.de phishing-radar 2025-06-24 (paraphrase) | da die hinterlegte Karte nicht mehr gültig sei
de-059 | payment-update | medium | found | dpa/flz 2025-07 (paraphrase) | dass eine Zahlung für die Prime-Mitgliedschaft fehlgeschlagen sei
de-060 | payment-update | medium | found | justmac.info 10295459 | Zahlung abgelehnt
de-061 | payment-update | strong | found | ilerngut/ruhr24 | Aufgrund eines Systemfehlers wurde Ihnen für Ihre letzte Bestellung doppelt in Rechnung gestellt
de-062 | payment-update | medium | found | phishing_pot sample-6403 | Falls Sie nicht zahlen können, rufen Sie uns an
de-064 | payment-update | medium | composed | composed | Lastschrift fehlgeschlagen
de-065 | payment-update | weak | composed | composed | Kreditkarte abgelaufen
de-066 | credential-request | strong | found | phishing_pot sample-6645 | Deine Sicherheits-PIN ist abgelaufen
de-067 | credential-request | strong | found | phishing_pot sample-6645 | Bitte aktualisiere die Sicherheits-PIN darum jetzt
de-068 | credential-request | strong | found | phishing_pot sample-6350 | Sicherheits-PIN bestätigen
de-069 | credential-request | strong | found | phishing_pot sample-6350 | Zu Ihrer Sicherheit: Bitte bestätigen Sie jetzt Ihre PIN für Amazon Visa Zinia
de-070 | credential-request | strong | found | phishing_pot sample-7061 | Bitte bestätige deinen Sicherheits-PIN
de-071 | credential-request | strong | found | phishing_pot sample-7061 | dass Sie verpflichtet sind, Ihren Sicherheits-PIN zu bestätigen
de-072 | credential-request | strong | found | phishing_pot sample-7119 | Klicken Sie unten, um den Verifizierungsprozess zu starten
de-073 | credential-request | medium | found | lifepr.de 308490 | "Verifizierung" von Visa-, Master- oder American-Express-Karten
de-075 | credential-request | medium | composed | composed | Konto verifizieren
de-076 | credential-request | medium | composed | composed | Identität bestätigen
de-077 | personal-data | weak | found | dpa/flz 2025-07 (paraphrase) | um dann auf einer Seite angeblich ihre Daten zu verifizieren
de-078 | personal-data | medium | found | phishing_pot sample-2275 | Bestätigen Sie nur noch Ihre Angaben
de-079 | personal-data | medium | found | phishing_pot sample-7119 | Wir bitten Sie, Ihre Adresse zu bestätigen
de-080 | personal-data | strong | found | phishing_pot sample-2215 | Tragen Sie auf den nachfolgenden Seiten Ihre Datein ein
de-081 | personal-data | medium | found | phishing_pot sample-3504 | Prüfen und bestätigen Sie jetzt Ihre Daten
de-082 | personal-data | medium | composed | composed | Kopie Ihres Personalausweises
de-083 | personal-data | strong | composed | composed | Kartennummer und Prüfziffer
de-084 | call-to-action | medium | found | phishing_pot sample-1081 | HIER BESTÄTIGEN!
de-085 | call-to-action | medium | found | phishing_pot sample-4944 | JETZT BESTÄTIGEN
de-086 | call-to-action | weak | found | phishing_pot sample-2072 | Jetzt mitmachen!
de-087 | call-to-action | strong | found | phishing_pot sample-1221 | » JETZT GEWINNEN «
de-088 | call-to-action | medium | found | phishing_pot sample-7061 | Link zum Kundenportal
de-089 | call-to-action | weak | found | phishing_pot sample-5225 | JETZT VERLÄNGERN
de-090 | call-to-action | strong | found | phishing_pot sample-2072 | Wenn der Link bei Ihnen nicht funktioniert, verschieben Sie ihn bitte in Ihren Posteingang
de-092 | prize-refund | strong | found | phishing_pot sample-1081 | Sie sind einer unserer möglichen Gutschein-Gewinner für einen Amazon Gutschein im Wert von # Euro
de-093 | prize-refund | strong | found | phishing_pot sample-968 | wir vergeben deinen AMAZON Gutschein an einen anderen Teilnehmer
de-094 | prize-refund | strong | found | phishing_pot sample-2072 | Gewinnen Sie # von # amazon-gutscheinen im Wert von #€
de-095 | prize-refund | strong | found | phishing_pot sample-2215 | Sie wurden heute für unsere Verlosung für einen #€ Amazon-Gutschein ausgewählt
de-096 | prize-refund | strong | found | phishing_pot sample-3595 | Deine Chance auf einen #€ Amazon Gutschein & Samsung Galaxy S#
de-097 | prize-refund | strong | found | phishing_pot sample-6326 | Holen Sie sich die # € Amazon Geschenkkarte
de-098 | prize-refund | strong | found | phishing_pot sample-4863 | Sie könnten einen Amazon-Gutschein im Wert von # € gewonnen haben
de-099 | prize-refund | medium | found | phishing_pot sample-1081 (subject, literal &amp;) | #% kostenlos &amp; ohne Bedingungen
de-100 | prize-refund | medium | found | phishing_pot sample-6415 | JETZT GUTSCHEIN SICHERN
de-101 | prize-refund | medium | found | verbraucherzentrale.de phishing-radar 2026-02-05 | Rückerstattung erfolgreich!
de-102 | prize-refund | medium | found | verbraucherzentrale.de phishing-radar 2026-02-05 (paraphrase) | um die Auszahlung abzuschließen
de-103 | prize-refund | strong | found | phishing_pot sample-7598 | Ihre Auszahlung von # € kann bestätigt werden
de-104 | prize-refund | medium | found | phishing_pot sample-6415 | Es können Versandkosten anfallen
de-105 | prize-refund | medium | found | phishing_pot sample-6557 | Exklusive Gratisproben – schnell zugreifen!
de-106 | prize-refund | weak | found | phishing_pot sample-6557 | nur für kurze Zeit verfügbar
de-108 | renewal | medium | found | futurezone.de | Ihre Amazon Prime-Mitgliedschaft wird nicht verlängert
de-109 | renewal | medium | found | ilerngut/ruhr24 | Ihre Prime-Mitgliedschaft ist abgelaufen
de-110 | renewal | weak | found | phishing_pot sample-7818 | Amazon Prime – Jetzt # Tage kostenlos testen
de-111 | renewal | medium | found | phishing_pot sample-5991 | Dringend: Ihre Mitgliedschaft ist abgelaufen!
de-112 | renewal | medium | found | phishing_pot sample-5225 | Dringend: Ihr Abonnement ist abgelaufen!
de-113 | renewal | weak | found | konsument.at 2025-07 | Abonnement kündigen
de-114 | unknown-order | weak | composed | composed | Wenn Sie diese Bestellung nicht aufgegeben haben
de-115 | unknown-order | weak | composed | composed | Bestellung stornieren
de-116 | unknown-order | weak | composed | composed | Vielen Dank für Ihren Einkauf – Bestellbestätigung iPhone
de-117 | sign-in-alert | strong | found | ilerngut/ruhr24 | Aktivität greift auf Informationen zu - wurde erstellt
de-118 | sign-in-alert | medium | composed | composed | Neue Anmeldung von einem unbekannten Gerät
de-119 | sign-in-alert | medium | composed | composed | Anmeldung aus einem anderen Land
de-120 | delivery | weak | composed | composed | Ihr Paket konnte nicht zugestellt werden
de-121 | delivery | medium | composed | composed | Zustellgebühr bezahlen
de-122 | delivery | strong | composed | composed | Ihr Amazon-Fahrer benötigt Ihre Adressbestätigung
de-123 | delivery | medium | composed | composed | Lieferadresse bestätigen
de-124 | job-fee | strong | composed | composed | Nebenjob bei Amazon, Tagesverdienst
de-125 | job-fee | medium | composed | composed | Bewerbungsgebühr
de-126 | job-fee | strong | composed | composed | Kontaktieren Sie unsere Personalabteilung per WhatsApp
de-127 | call-back | medium | found | phishing_pot sample-6403 | rufen Sie uns an unter +#
de-128 | call-back | strong | composed | composed | Rufen Sie sofort unsere Hotline an
de-129 | call-back | strong | composed | composed | Fernwartung installieren
de-130 | style | weak | found | verbraucherzentrale.de phishing-radar (indicator) | unpersönliche Anrede "Hallo"
de-131 | salutation | weak | found | phishing_pot sample-7061 | Sehr geehrter Kunde
de-132 | salutation | weak | found | phishing_pot sample-7818 | Sehr geehrte Kundin, sehr geehrter Kunde
de-133 | salutation | weak | found | futurezone.de | Lieber Kunde
de-134 | style | strong | found | phishing_pot sample-968 | geshenkkarte
de-135 | style | strong | found | phishing_pot sample-1221 | Verlsoung
de-136 | style | strong | found | phishing_pot sample-1221 | Kundenbingung
de-138 | style | medium | found | verbraucherzentrale.de phishing-radar 2025-06-24 (language mix) | #. JUNE
de-139 | payment-update | strong | found | derwesten.de id301649275 (2025-06) | Wir haben jedoch festgestellt, dass die in Ihrem Amazon Prime-Konto hinterlegte Karte zum Verlängerungsdatum nicht mehr gültig ist
de-140 | payment-update | medium | found | derwesten.de id301649275 | Bitte aktualisieren Sie Ihre Zahlungsmethode, um eine Unterbrechung Ihres Abonnements zu vermeiden
de-141 | payment-update | strong | found | futurezone.de 385703 | Wir schreiben, um Ihnen mitzuteilen, dass die Zahlung für die Amazon Prime-Mitgliedschaft abgelehnt wurde
de-142 | payment-update | strong | found | futurezone.de 385703 | Bitte überarbeiten Sie Ihre Zahlungsdaten
de-143 | payment-update | strong | found | futurezone.de 385703 | Die ausstellende Bank hat die Gebühr möglicherweise abgelehnt, wenn der Name oder die eingegebenen Kontodaten nicht mit den Bankunterlagen übereinstimmen
de-144 | payment-update | strong | found | futurezone.de 385703 ("Hauptmitgliedschaft" = mistranslated Prime) | dass die mit Ihrer Hauptmitgliedschaft verknüpfte Karte nicht mehr gültig ist
de-145 | payment-update | strong | found | onlinehaendler-news.de 3707 | konnten wir Ihrem Konto €# und die anfallenden Steuern für Ihren nächsten Monat Amazon Prime nicht in Rechnung stellen
de-146 | account-threat | strong | found | onlinehaendler-news.de 3707 | Um unbefugte Bestellungen zu verhindern, wurde Ihr Konto für mehrere Aktivitäten gesperrt
de-147 | account-threat | strong | found | onlinehaendler-news.de 3707 | Ihre Mitgliedschaftsvorteile werden derzeit zurückgestellt
`)
