/** German: compounds are left open with `*`; verbs stand before or after their object, so many gaps go both ways. */
import { found } from './de.data.ts'
import { type Lexicon, table } from './lexicon.ts'

const sets = {
  n: '#|einem|einer|zwei|drei|vier|fünf|sieben|zehn|zwölf|vierundzwanzig|achtundvierzig|wenigen',
  span: 'stunde|stunden|std|std.|h|tag|tagen|tage|werktagen|werktage|minuten|woche|wochen',
  now: 'umgehend|unverzüglich|sofort|dringend|schnellstmöglich|sofortige|sofortigen|jetzt|noch heute|so schnell wie möglich|zeitnah|ohne verzögerung|schnell|bis heute|bis morgen|eilig',
  act: 'bestätigen|bestätigt|aktualisieren|aktualisiert|prüfen|überprüfen|handeln|reagieren|melden|anmelden|einloggen|verifizieren|antworten|zahlen|bezahlen|überweisen|begleichen|kontaktieren|anrufen|rufen|klicken|erneuern|vervollständigen|abschließen|stornieren|ändern|sichern|bestätigung|handlung|aktualisierung|verifizierung|überprüfung|verlängern|hinterlegen|sperren lassen|melden sie sich|loggen',
  account:
    '*konto|*kontos|account|*zugang|*zugriff|*mitgliedschaft|*konten|profil|abo|abonnement|*benutzerkonto|karte|dienste|postfach|zugangs|bestellungen',
  stop: 'gesperrt|sperrung|sperren|gesperrten|eingeschränkt|einschränkung|einschränken|deaktiviert|deaktivieren|deaktivierung|blockiert|geschlossen|schließung|schließen|gelöscht|löschung|löschen|ausgesetzt|suspendiert|eingefroren|beendet|gekündigt|stillgelegt|abgeschaltet|limitiert|begrenzt|unterbrochen|pausiert|storniert|kontosperrung|ungültig',
  money: '# (€|eur|euro)|(€|eur)( )?#',
  method:
    'zahlungs*|rechnungsdaten|kreditkartendaten|kreditkarteninformationen|kartendaten|bankdaten|abrechnungsdaten|zahlungsart|kreditkarte|lastschrift|kontodaten|rechnungsinformationen',
  card: 'kreditkarte|karte|debitkarte|bankkarte|zahlungskarte|kreditkarten',
  fail: 'abgelehnt|fehlgeschlagen|nicht verarbeitet|nicht abgebucht|nicht abbuchen|nicht abgeschlossen|nicht ausgeführt|nicht eingezogen|nicht einziehen|nicht durchgeführt|nicht autorisiert|nicht möglich|zurückgewiesen|abgelaufen|ungültig|nicht mehr gültig|gescheitert|nicht erfolgreich|nicht belastet|nicht akzeptiert|problem|problemen|probleme|fehler|verweigert|nicht verarbeiten|läuft ab|rücklastschrift|nicht bestätigt|nicht bearbeitet',
  suspicious:
    'ungewöhnlich*|verdächtig*|unbefugt*|unberechtigt*|nicht autorisiert*|unbekannt*|fremd*|auffällig*|mehrere fehlgeschlagene|betrügerisch*|unautorisiert*',
  activity:
    'aktivität*|anmeld*|zugriff*|transaktion*|login*|gerät*|bestellung*|abbuchung*|zahlung*|einlog*|standort|ip-adresse|kontobewegung*|versuch*',
}

const composed = table(`
de-c001 | deadline | weak | (innerhalb|binnen|in den nächsten|in) <0-16> {n} <0-1> {span}
de-c002 | deadline | weak | umgehend|unverzüglich|sofort|dringend|schnellstmöglich|eilt
de-c003 | deadline | medium | {act} <~60> (innerhalb|binnen|in den nächsten) <0-16> {n} <0-1> {span}
de-c004 | deadline | strong | (innerhalb|binnen|in den nächsten|in) <0-16> {n} <0-1> {span} <~70> {stop}
de-c005 | deadline | medium | (andernfalls|sonst|ansonsten) <0-24> (wird|werden|müssen|müssten|geht|verlieren|verfällt|erfolgt|droht)
de-c006 | deadline | medium | {now} <~30> {act}
de-c007 | deadline | medium | (letzte|letzter|letzten|allerletzte|letztmalige) (mahnung|warnung|erinnerung|aufforderung|mitteilung|chance|hinweis|gelegenheit|zahlungserinnerung|versuch|frist)
de-c008 | deadline | medium | (handlungsbedarf|handlung erforderlich|aktion erforderlich|maßnahme erforderlich|sofortiges handeln|dringende maßnahme|bestätigung erforderlich|aktualisierung erforderlich|überprüfung erforderlich|verifizierung erforderlich|reaktion erforderlich|handeln sie jetzt|jetzt handeln)
de-c009 | deadline | medium | (nach ablauf|ablauf der|verstreichen) <0-20> frist
de-c010 | deadline | medium | (ihnen bleiben|sie haben|es bleiben|noch|nur noch) <0-14> {n} <0-1> {span} (zeit|um|übrig)
de-c011 | deadline | medium | (ihnen bleiben|es verbleiben|verbleiben ihnen) <0-14> {n} <0-1> {span}
de-c012 | deadline | medium | (bis|spätestens|noch) <0-14> (heute|morgen|mitternacht|#) <0-40> (sonst|andernfalls|{stop}|{act})
de-c013 | deadline | medium | (sollten sie|wenn sie|falls sie) <0-50> (nicht|keine) <0-40> ({act}|nachkommen|reaktion)
de-c014 | deadline | medium | (nur|lediglich) <0-20> (in den nächsten|innerhalb|binnen) <0-10> {n} <0-1> {span}
de-c015 | deadline | medium | (läuft|laufen|verfällt|endet) <0-20> (heute|morgen|in kürze|bald|in #)
de-c016 | deadline | medium | trotz <0-20> (aufforderung|erinnerung|mahnung|mahnungen|hinweise)
de-c017 | deadline | weak | wichtige (mitteilung|nachricht|information|sicherheits*|benachrichtigung)
de-c018 | deadline | medium | dringend(e|er|es)? (handlung*|maßnahme|aktualisierung|anfrage|nachricht|mitteilung|bitte|hinweis|erforderlich)
de-c019 | deadline | medium | (um|damit) <0-50> (sperrung|einschränkung*|unterbrechung*|kündigung|löschung|schließung|gebühren|mahngebühren|verlust) <0-20> (vermeiden|verhindern|zu vermeiden|zu verhindern|abzuwenden)

de-c030 | account-threat | medium | {account} <~40> {stop}
de-c031 | account-threat | strong | (ihr|ihre|ihren|ihrem|ihres|dein|deine|das|der) <0-20> {account} <0-40> (wurde|wird|ist|werden|wurden|sind) <0-30> {stop}
de-c032 | account-threat | strong | (wurde|wird|ist|werden|wurden|sind) <0-6> (ihr|ihre|dein|deine|das|der) <0-20> {account} <0-40> {stop}
de-c033 | account-threat | strong | (dauerhaft|endgültig|permanent|unwiderruflich|vollständig|automatisch) <0-6> {stop}
de-c034 | account-threat | medium | {account} <0-40> (wiederherstellen|wieder freischalten|freischalten|entsperren|reaktivieren|aufrechterhalten|behalten|weiter nutzen|schützen|sichern|freigeschaltet)
de-c035 | account-threat | medium | (verstoß|verstoßen|verletzung) <0-20> (richtlinie*|nutzungsbedingungen|bedingungen|agb)
de-c036 | account-threat | medium | (verlieren|verlust) <~30> {account}
de-c037 | account-threat | medium | (bestellung|bestellungen|paket|sendung|lieferung) <0-30> (storniert|zurückgehalten|zurück|vernichtet|angehalten)
de-c038 | account-threat | medium | (kontosperrung|kontosicherheit|sicherheitsüberprüfung|sicherheitsgründen|sicherheitsverletzung|kontoverifizierung|identitätsprüfung|kontobestätigung)
de-c039 | account-threat | strong | (vorübergehend|vorläufig|temporär|zeitweise) <0-6> {stop}

de-c050 | legal-threat | medium | (gerichtlich*|rechtlich*|juristisch*) (schritte|schritten|maßnahmen|folgen|konsequenzen|verfahren|mahnverfahren)
de-c051 | legal-threat | strong | (gerichtlich*|rechtlich*|juristisch*) (schritte|schritten|maßnahmen|verfahren|mahnverfahren) <~30> (einleiten|ein|ergreifen|gezwungen|vermeiden|leiten|eingeleitet|vorbehalten)
de-c052 | legal-threat | medium | inkasso*|gerichtsvollzieher|strafanzeige|mahnbescheid|schufa|zwangsvollstreckung|pfändung|haftbefehl
de-c053 | legal-threat | medium | (anwalt|rechtsanwalt|anwälte|polizei|staatsanwaltschaft|gericht) <~40> (übergeben|weiterleiten|einschalten|weitergeleitet|anzeige|klage|eingeschaltet)

de-c060 | payment-request | medium | (offene|offener|offenen|unbezahlte|unbezahlten|ausstehende|ausstehenden|ausstehender|überfällige|überfälligen|fällige|fälligen|rückständige) (rechnung|rechnungen|betrag|bußgeld|strafzettel|forderung|forderungen|zahlung|gebühr|posten|summe|saldo|beitrag)
de-c061 | payment-request | medium | (betrag|rechnung|zahlung|gebühr|summe|forderung) <0-30> (offen|fällig|überfällig|ausstehend|unbezahlt|aussteht|nicht beglichen|nicht eingegangen)
de-c062 | payment-request | strong | (überweisen sie|bitte überweisen|zahlen sie|bitte zahlen|begleichen sie|bitte begleichen|bezahlen sie)
de-c063 | payment-request | strong | (überweis*|zahl*|einzahl*) <~60> (iban|konto|bankverbindung|kontonummer|empfänger)
de-c064 | payment-request | strong | (bitcoin|bitcoins|btc|krypto*|usdt|western union|moneygram|paysafecard|wallet) <~40> (senden|überweis*|zahl*|schick*|kauf*|übertrag*)
de-c065 | payment-request | medium | (*gebühr|*gebühren|*kosten|*porto|*steuer|zollkosten|*zoll) <0-40> (bezahlen|zu zahlen|zahlen|entrichten|begleichen|fällig|überweisen|zu begleichen)
de-c066 | payment-request | medium | (jetzt|sofort|umgehend|hier) (bezahlen|zahlen|überweisen|begleichen)
de-c067 | payment-request | medium | (zahlungsaufforderung|zahlungserinnerung|mahnung|mahngebühr|zahlungsverzug|zahlungsrückstand|zahlungsfrist)
de-c068 | payment-request | medium | (änderung|geändert|geänderte|neue|neuen|neues|gewechselt) <0-30> (bankverbindung|kontoverbindung|konto|bank|iban)
de-c069 | payment-request | medium | (rechnung|zahlungsavis) <~30> (anhang|beigefügt|angehängt|anbei)
de-c072 | payment-request | strong | {money} <~60> (überweisen|überweise|überweisung|einzahlen|anweisen)
de-c073 | payment-request | medium | (müssen|bitte|sollen|können|dringend) <0-60> (überweisen|überweise)
de-c070 | payment-request | medium | (abgebucht|belastet|eingezogen|berechnet) <~40> {money}
de-c071 | payment-request | medium | (zahlung|überweisung|zahlungen) <0-24> (vornehmen|tätigen|veranlassen|leisten|durchführen|ausführen|bestätigen|abschließen)

de-c080 | gift-card | weak | geschenkkarte*|geschenkgutschein*|gutscheinkarte*|guthabenkarte*|gutscheinkarten|prepaid-karte*|geschenk-karte*
de-c081 | gift-card | medium | (geschenkkarte*|geschenkgutschein*|gutscheinkarte*|guthabenkarte*|steam-karte*|google-play-karte*|amazon-gutschein*|gutscheine) <~40> (kauf*|besorg*|brauche|benötige|hol*)
de-c082 | gift-card | strong | (geschenkkarte*|geschenkgutschein*|gutschein*|guthabenkarte*) <~70> (code|codes|rubbel*|foto|fotos|rückseite|nummern) <0-40> (send*|schick*|mitteil*|übermittel*|durchgeb*|freirubbeln|frei)
de-c083 | gift-card | strong | (gutscheincode*|code|codes|rubbel*|rückseite) <~40> (schick*|sende|senden|foto|fotos|durchgeben)
de-c084 | gift-card | strong | (bezahl*|zahl*|begleich*) <~30> (geschenkkarte*|gutschein*|guthabenkarte*)

de-c090 | payment-update | medium | {method} <~36> (aktualisier*|bestätig*|überprüf*|verifizier*|erneuer*|prüfen|ändern|hinterleg*|korrigier*|angeben|hinzufügen|ergänz*)
de-c091 | payment-update | strong | (bitte|müssen|sie|jetzt) <0-10> (aktualisier*|bestätig*|überprüf*|verifizier*|erneuer*|ändern|korrigier*|hinterleg*) <0-20> {method}
de-c092 | payment-update | strong | (zahlung|zahlungen|abbuchung|lastschrift|beitrag|jahresbeitrag|mitgliedsbeitrag|betrag|buchung|verlängerung|gebühr) <0-50> {fail}
de-c093 | payment-update | strong | {fail} <0-24> (zahlung|zahlungsmethode|zahlungsart|abbuchung|kreditkarte|abrechnung)
de-c094 | payment-update | strong | {card} <0-30> (abgelaufen|läuft ab|ungültig|abgelehnt|nicht mehr gültig|nicht gültig|gesperrt|ablaufen)
de-c095 | payment-update | strong | (andere|neue|gültige|alternative) (zahlungsmethode|zahlungsart|kreditkarte|karte|bankverbindung) <0-20> (hinterleg*|angeben|hinzufügen|eingeben|verwenden)

de-c100 | credential-request | medium | (passwort|kennwort|pin|tan|einmalcode|sicherheitscode|zugangsdaten|anmeldedaten|login-daten|bestätigungscode) <~40> (bestätig*|eingeben|eingabe|mitteil*|send*|aktualisier*|ändern|zurücksetzen|erneuern|geben|ändern sie)
de-c101 | credential-request | medium | (bestätig*|verifizier*|überprüf*|aktualisier*|prüfen|abgleichen) <0-24> (ihre daten|ihre angaben|ihr konto|ihre identität|ihre kontodaten|ihre informationen|ihre kontoinformationen|ihren account|identität|kundendaten|ihre e-mail*)
de-c102 | credential-request | medium | (daten|angaben|identität|konto|kontodaten|kontoinformationen|informationen) <0-24> (bestätigen|verifizieren|überprüfen|aktualisieren|prüfen|abgleichen|zu bestätigen|zu aktualisieren)
de-c103 | credential-request | weak | (melden sie sich|loggen sie sich) <0-20> (an|ein)
de-c104 | credential-request | strong | (code|tan|otp|einmalpasswort) <0-30> (senden|schicken|mitteilen|durchgeben|vorlesen)

de-c110 | personal-data | strong | (kreditkartendaten|kartennummer|kreditkartennummer|prüfziffer|cvv|bankverbindung|bankdaten|kontonummer|iban|sicherheitscode|ausweis*|personalausweis) <~40> (eingeben|geben sie|angeben|ein|mitteil*|hochlad*|bestätig*|aktualisier*|übermittel*|gib)
de-c111 | personal-data | medium | (adresse|anschrift|lieferadresse|telefonnummer|geburtsdatum|persönliche* daten|stammdaten) <~30> (aktualisier*|bestätig*|angeben|eingeben|unvollständig|korrigier*|ergänz*|überprüf*)

de-c120 | call-to-action | weak | (klicken|klick|tippen) <0-8> (hier|unten|auf)
de-c121 | call-to-action | weak | (jetzt|hier) <0-16> (bestätigen|aktualisieren|anmelden|einloggen|prüfen|verifizieren|freischalten|überprüfen|stornieren|starten)
de-c122 | call-to-action | medium | (klick*|folgen|über|unter) <0-20> (link|button|schaltfläche) <~40> (bestätig*|anmelden|melden|aktualisier*|verifizier*|einloggen|freischalten|entsperren|überprüf*)
de-c123 | call-to-action | weak | (anhang|angehängte*|beigefügte*) <~24> (öffnen|ansehen|herunterladen|prüfen|lesen)

de-c130 | prize-refund | medium | (rückerstattung|erstattung|rückzahlung|guthaben|gutschrift) <~50> (zu|beantrag*|erhalten|wartet|steht|ausstehend|anfordern|einfordern|sichern|abholen)
de-c131 | prize-refund | strong | (rückerstattung|erstattung|rückzahlung|geld) <~70> (bankverbindung|kartennummer|kreditkarte|formular|kontodaten|iban|bestätigen)
de-c132 | prize-refund | medium | (herzlichen glückwunsch|gewonnen|gewinner|gewinnspiel|ausgewählt|verlosung|belohnung|prämie|gewinn)
de-c133 | prize-refund | medium | (doppelt|zu viel|irrtümlich) <0-14> (abgebucht|berechnet|belastet|bezahlt)

de-c140 | renewal | medium | (mitgliedschaft|abo|abonnement|prime|vertrag|lizenz) <~40> (verlänger*|erneuer*|abgelaufen|läuft ab|laufen ab|endet|gekündigt|ablaufen)
de-c141 | renewal | strong | (jahresbeitrag|mitgliedsbeitrag|jahresgebühr|monatsbeitrag) <~30> {money}
de-c150 | unknown-order | medium | (bestellung|kauf|einkauf|transaktion|zahlung|auftrag) <~30> (nicht aufgegeben|nicht getätigt|nicht autorisiert|nicht veranlasst|nicht von ihnen|nicht erkannt|nicht erkennen|nicht vorgenommen|nicht gemacht)
de-c151 | unknown-order | medium | (stornieren|stornierung|widerrufen) <~30> (bestellung|kauf|zahlung|nur|rufen|klicken|hier)
de-c152 | unknown-order | strong | (bestellung|kauf|zahlung|abbuchung) <~80> (rufen sie|anrufen|hotline|telefonnummer)

de-c160 | sign-in-alert | medium | {suspicious} <0-12> {activity}
de-c161 | sign-in-alert | medium | (jemand|dritte|dritter|unbefugte|hacker) <0-50> (angemeldet|zugegriffen|zugriff|versucht|eingeloggt|anzumelden|verwendet)
de-c162 | sign-in-alert | weak | (neue|neuen|neues|neuer|anderen) (anmeldung|gerät|standort|browser)
de-c163 | sign-in-alert | medium | (waren sie das nicht|wenn sie das nicht waren|nicht sie waren|falls sie das nicht|sie das nicht waren)
de-c164 | sign-in-alert | medium | (sicherheitswarnung|sicherheitshinweis|sicherheitsalarm|sicherheitsvorfall|betrugsverdacht|sicherheitsmeldung)
de-c165 | sign-in-alert | strong | {suspicious} <0-30> (festgestellt|bemerkt|entdeckt|registriert|erkannt|verzeichnet)
de-c166 | sign-in-alert | medium | (sichern|schützen) sie <0-8> (konto|ihr|account)

de-c170 | delivery | medium | (paket|sendung|lieferung|päckchen|bestellung) <0-50> (nicht zugestellt|nicht zustellen|nicht ausgeliefert|zurückgehalten|festgehalten|angehalten|zurückgeschickt|wartet|zurück|depot|zoll|nicht geliefert)
de-c171 | delivery | strong | (*gebühr|zollkosten|nachporto|versandkosten|zollgebühr*|liefergebühr*) <~40> (bezahlen|zahlen|begleichen|fällig)
de-c172 | delivery | medium | (adresse|anschrift|lieferadresse) <0-30> (unvollständig|falsch|fehlerhaft|unbekannt|bestätigen|aktualisieren)
de-c180 | job-fee | medium | (nebenjob|heimarbeit|homeoffice-job|minijob|nebenverdienst) <~50> (verdien*|whatsapp|telegram|euro)
de-c190 | call-back | medium | (rufen sie|anrufen|kontaktieren sie|hotline|telefonisch) <0-50> (#( |/|-)#|sofort|umgehend|an)

de-c900 | never | weak | (niemals|nie|keinesfalls) <~50> (fragen|bitten|auffordern|anfordern|verlangen|fragt|bittet|weiter|preis)
de-c901 | never | weak | (werden|wird|würden) <0-12> (niemals|nie)
de-c902 | never | weak | (klicken|geben|öffnen|antworten|teilen|senden|folgen|leiten) sie <0-24> (nicht|keine|keinen|keinesfalls|niemals|nie)
de-c903 | never | weak | (müssen|brauchen) <0-8> (nichts|nicht) <0-12> (tun|unternehmen|machen)
de-c904 | never | weak | (keine weiteren schritte|keine aktion|kein handlungsbedarf|nichts weiter tun|bereits bezahlt|zahlung erhalten|dankend erhalten|bezahlt per|keine zahlung|kein weiteres zutun)
de-c910 | warning | weak | (gefälschte*|gefälscht|betrüger|betrügerische (e-mail*|mail*|nachricht*|anruf*|sms)|phishing*|betrugsversuch*|betrugsmasche*|fake-*|trickbetrüger|im umlauf|verbraucherzentrale)
de-c911 | warning | weak | (in denen|die) <0-8> (behauptet|vorgeben|behaupten|vorgibt)
`)

export const de: Lexicon = {
  language: 'de',
  words:
    'der die das und ist nicht sie ihr ihre ihren ihrem ihrer ein eine einen einem einer mit auf für von zu den dem des wir uns bitte wurde werden wird haben sich bei auch oder als nach aus wenn dass zum zur im am hier kann konnte sehr geehrte mehr noch',
  sets,
  phrases: [...composed, ...found],
}
