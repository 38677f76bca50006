/** Italian: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
it-001 | deadline | strong | found | notiziariodelweb.it p=14926 (Polizia di Stato) | Se non completi il recupero dell'account entro # giorni, bloccheremo il tuo account Amazon in modo permanente
it-002 | deadline | strong | found | tecnoandroid.it 2021 | Se non siamo in grado di completare il processo di revisione entro # giorni
it-003 | deadline | strong | found | lastampa.it 2019-09-30 | entro # ore dalla sua ricezione
it-004 | deadline | strong | found | huffingtonpost.it 2017-10 (paraphrase) | Se non clicchi entro l'# ottobre il tuo conto sarà bloccato
it-005 | deadline | weak | found | notiziariodelweb.it | risponderemo entro # ore
it-006 | deadline | medium | found | phishing_pot sample-2897 | questa offerta di sondaggio scade oggi
it-010 | account-threat | strong | found | notiziariodelweb.it p=14926 | Abbiamo temporaneamente sospeso il tuo account Amazon e annullato eventuali ordini o abbonamenti in sospeso
it-011 | account-threat | strong | found | notiziariodelweb.it | perché abbiamo rilevato attività insolite su di esso
it-012 | account-threat | strong | found | tecnoandroid.it 2021 | Saluti da Amazon. Abbiamo bloccato il tuo account Amazon e tutti gli ordini in sospeso
it-013 | account-threat | strong | found | notiziariodelweb.it | Non puoi accedere al tuo account fino al completamento di questo processo
it-014 | account-threat | strong | found | lastampa.it 2019 | siamo costretti a sospendere i pagamenti con carta di credito
it-015 | account-threat | strong | found | lastampa.it 2019 | non potrai più effettuare dei pagamenti con carta di credito se questa verifica non viene eseguita
it-016 | account-threat | medium | found | huffingtonpost.it 2017 | non potrai più effettuare acquisti on line
it-018 | account-threat | medium | composed | composed | attività sospetta
it-019 | account-threat | medium | composed | composed | accesso non autorizzato
it-020 | legal-threat | strong | composed | composed | azioni legali
it-021 | legal-threat | strong | composed | composed | recupero crediti
it-022 | legal-threat | strong | composed | composed | procedimento giudiziario
it-023 | payment-request | medium | composed | composed | fattura non pagata
it-024 | payment-request | weak | composed | composed | importo in sospeso
it-025 | payment-request | medium | composed | composed | saldo insoluto
it-026 | payment-request | strong | found | tuttosullapostaelettronica.it | Hai un rimborso non pagato
it-027 | gift-card | strong | composed | composed | acquista buoni regalo Amazon e comunica i codici
it-028 | gift-card | strong | composed | composed | paga con buono regalo
it-029 | gift-card | strong | composed | composed | gratta il codice e invia la foto
it-030 | payment-update | strong | found | monetadiplastica.com p=79499 | Non siamo riusciti ad addebitare il pagamento di Prime. Conferma i tuoi dati per evitare l’interruzione del servizio
it-031 | payment-update | strong | found | lastampa.it 2019 | A causa di un agiornamento
it-033 | payment-update | medium | composed | composed | pagamento rifiutato
it-034 | payment-update | weak | composed | composed | la tua carta è scaduta
it-035 | credential-request | strong | found | lastampa.it 2019 | Prima di riabilitarla abbiamo bisogno di confermare la tua identità
it-036 | credential-request | strong | found | notiziariodelweb.it | Per ripristinare il tuo account, puoi fare clic sul pulsante qui sotto
it-037 | credential-request | medium | found | notiziariodelweb.it | Una volta fornite le informazioni richieste, le esamineremo
it-038 | credential-request | strong | composed | composed | inviaci il codice OTP
it-039 | credential-request | medium | composed | composed | verifica la tua identità
it-040 | credential-request | strong | composed | composed | conferma la password
it-041 | personal-data | strong | found | lastampa.it 2019 | compilando una serie di dati già inseriti
it-042 | personal-data | strong | found | huffingtonpost.it 2017 | i dati del registrante dei conti
it-043 | call-to-action | strong | found | monetadiplastica.com p=79499 | Clicca qui per annullare il rinnovo automatico
it-044 | call-to-action | strong | found | huffingtonpost.it 2017 (title) | clicca qui per usufruire dei servizi on line di Amazon
it-045 | call-to-action | weak | found | Amazon.it warning (miramlp.blogspot) | Annulla iscrizione
it-046 | call-to-action | medium | found | phishing_pot sample-2750 | Fai clic sul numero di tracciamento
it-048 | prize-refund | strong | found | tecnoandroid.it 2020 | Per procedere al rimborso utilizza questa app di cancellazione
it-049 | prize-refund | strong | found | phishing_pot sample-2897 | Sei stato scelto/a per ricevere un regalo
it-050 | prize-refund | strong | found | phishing_pot sample-2897 | Per poter richiedere il tuo premio, rispondi semplicemente ad alcune brevi domande
it-051 | prize-refund | medium | found | phishing_pot sample-3437 | Hai vinto una Shein Mystery Box
it-052 | prize-refund | medium | composed | composed | hai diritto a un rimborso
it-053 | prize-refund | strong | composed | composed | buono regalo Amazon da #€ gratis
it-054 | renewal | strong | found | monetadiplastica.com p=79499 | Il tuo abbonamento Amazon Prime è in scadenza e subirà un aumento
it-055 | renewal | weak | found | Amazon.it warning (miramlp.blogspot) | si rinnoverà automaticamente a un prezzo sorprendente
it-056 | unknown-order | medium | composed | composed | se non hai effettuato questo ordine
it-057 | unknown-order | weak | composed | composed | annulla l'ordine
it-058 | sign-in-alert | weak | composed | composed | accesso da un nuovo dispositivo
it-059 | sign-in-alert | medium | composed | composed | tentativo di accesso insolito
it-060 | delivery | strong | found | phishing_pot sample-2750 | Hai # pacco in attesa di consegna
it-061 | delivery | strong | found | phishing_pot sample-2792 | CONSEGNA DEL PACCHETTO SOSPESO
it-062 | delivery | medium | found | phishing_pot sample-2750 | Tentativo di consegna fallito
it-063 | delivery | medium | found | phishing_pot sample-2792 | Consegna non andata a buon fine
it-064 | delivery | strong | composed | composed | il corriere Amazon non trova il tuo indirizzo
it-065 | delivery | strong | composed | composed | paga le spese di riconsegna
it-066 | job-fee | strong | composed | composed | lavoro part-time Amazon, guadagno giornaliero
it-067 | job-fee | strong | composed | composed | quota di iscrizione per il lavoro
it-068 | call-back | strong | composed | composed | chiama subito il nostro numero verde
it-069 | style | strong | found | notiziariodelweb.it ("Sincerely") | Sinceramente, Amazon.it
it-070 | style | strong | found | lastampa.it 2019 | nella nostra sistema
it-071 | salutation | weak | composed | general (composed) | Gentile cliente
`)
