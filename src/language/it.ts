/** Italian; formal and familiar address alike. */
import { found } from './it.data.ts'
import { type Lexicon, table } from './lexicon.ts'

const sets = {
  n: '#|un|una|due|tre|quattro|cinque|sette|dieci|dodici|poche|ventiquattro|quarantotto',
  span: 'h|ora|ore|giorno|giorni|minuti|giorni lavorativi|settimana|settimane',
  now: 'immediatamente|urgente|urgentemente|subito|al più presto|senza indugio|il prima possibile|ora|adesso|oggi|con urgenza|tempestivamente|entro oggi|quanto prima|prima di mezzanotte',
  act: 'conferma|confermi|confermare|verifica|verifichi|verificare|aggiorna|aggiorni|aggiornare|rispondi|risponda|rispondere|agisci|agisca|agire|paga|paghi|pagare|contatta|contatti|contattare|chiama|chiami|chiamare|accedi|acceda|accedere|clicca|clicchi|cliccare|fai clic|faccia clic|completa|completi|completare|convalida|regolarizza|regolarizzare|effettua|effettuare|rinnova|rinnovare|annulla|annullare|ripristina|ripristinare|riattiva|riattivare|azione|verificazione|aggiornamento|controlla|controllare|proteggi|sblocca|sbloccare|procedi|procedere|provvedere|provveda',
  account:
    'account|conto|profilo|accesso|abbonamento|iscrizione|carta|servizio|servizi|casella|utenza|ordine|ordini|vantaggi|membership',
  stop: 'bloccat*|blocco|sospes*|sospensione|sospendere|limitat*|limitazione|limitare|disattivat*|disattivazione|chius*|chiusura|congelat*|cancellat*|eliminat*|disabilitat*|interrott*|interruzione|ristrett*|restrizion*|scadut*|annullat*|annullamento|trattenut*|in attesa|disabilitazione|bloccheremo|chiuderemo',
  money: '#( )?(€|eur|euro)|€( )?#',
  method:
    '(metodo|metodi|modalità|dati|informazioni|dettagli|mezzo) (di|del|della|sul) (pagamento|fatturazione|addebito|carta|tua carta|sua carta)|dati bancari|coordinate bancarie|carta di credito|informazioni bancarie',
  card: 'carta|carta di credito|carta di debito|carta di pagamento',
  fail: 'rifiutat*|respint*|fallit*|non riuscit*|non andato a buon fine|non è andato a buon fine|non è stato possibile|impossibile|non siamo riusciti|negat*|errore|problema|problemi|non valid*|scadut*|non autorizzat*|non è stato|non elaborat*|non è più valid*|non accettat*|non abbiamo potuto|in scadenza',
  suspicious:
    'insolit*|sospett*|non autorizzat*|anomal*|fraudolent*|sconosciut*|non riconosciut*|stran*|diversi tentativi|illecit*',
  activity:
    'attività|access*|transazion*|acquist*|tentativ*|dispositiv*|pagament*|ordin*|addebit*|moviment*|login|operazion*|posizione',
  gift: 'carta regalo|carte regalo|buono regalo|buoni regalo|gift card|gift cards|carte prepagate|carta prepagata',
}

const composed = table(`
it-c001 | deadline | weak | (entro|in|nelle|nei) <0-20> {n} <0-1> {span}
it-c002 | deadline | weak | immediatamente|urgente|urgentemente|subito|al più presto|senza indugio|quanto prima
it-c003 | deadline | medium | {act} <~60> (entro|nelle prossime|nei prossimi) <0-20> {n} <0-1> {span}
it-c004 | deadline | strong | (entro|in|nelle prossime|nei prossimi|dopo) <0-20> {n} <0-1> {span} <~70> {stop}
it-c005 | deadline | medium | (in caso contrario|altrimenti|diversamente|in mancanza|in assenza) <0-60> ({stop}|sarà|saranno|saremo|verrà|perder*|il tuo|il suo)
it-c006 | deadline | medium | {act} <~36> {now}
it-c007 | deadline | medium | (ultimo|ultima|ultimi) (avviso|sollecito|promemoria|possibilità|avvertimento|tentativo|notifica|richiamo|occasione|comunicazione)
it-c008 | deadline | medium | (azione|verifica|aggiornamento|conferma|intervento|attenzione) (immediata |urgente )?(richiesta|richiesto|necessaria|necessario|immediata|immediato|urgente)
it-c009 | deadline | medium | se non <0-60> ({act}|{stop}|verrà|sarà|riceviamo|provvede*|provvedi)
it-c010 | deadline | medium | (hai|ha|restano|ti restano|le restano|rimangono|avete) <0-12> {n} <0-1> {span}
it-c011 | deadline | medium | (trascorso|scaduto|oltre|decorso) <0-14> (termine|periodo|tempo)
it-c012 | deadline | medium | per evitare <0-40> (sospensione|blocco|interruzione|chiusura|addebit*|cost*|disattivazione|sanzion*|perdita|perdere|azioni|cancellazione)
it-c013 | deadline | medium | (scade|scadrà|termina|in scadenza) <0-20> (oggi|domani|presto|stasera|tra #|fra #|entro #)
it-c014 | deadline | medium | (entro|prima di|non oltre) <0-14> (oggi|domani|mezzanotte|stasera|fine giornata|il #|la fine) <~50> ({act}|{stop})
it-c015 | deadline | weak | (comunicazione|avviso|messaggio|notifica) importante

it-c030 | account-threat | medium | {account} <~40> {stop}
it-c031 | account-threat | strong | (suo|tuo|sua|tua|suoi|tuoi|l'|il|la) <0-16> {account} <0-40> (è stato|è stata|sarà|verrà|saranno|è|sono stati|venga|essere|stato) <0-30> {stop}
it-c032 | account-threat | strong | {stop} <~14> (definitivamente|temporaneamente|permanentemente|in modo permanente|automaticamente|definitiva|temporanea|in via definitiva)
it-c033 | account-threat | medium | (riattivare|ripristinare|sbloccare|recuperare|mantenere|riattiva|ripristina|sblocca|ripristino) <0-24> {account}
it-c034 | account-threat | medium | (violazione|violato|mancato rispetto) <0-24> (condizioni|termini|politica|norme|regole)
it-c035 | account-threat | medium | (perdere|perdita|perderai|perderà) <0-24> {account}
it-c036 | account-threat | medium | (pacco|ordine|spedizione) <0-40> (restituit*|annullat*|rispedit*|distrutt*)

it-c050 | legal-threat | medium | (azioni|azione|vie|procedimento|procedura|procedimenti) (legali|legale|giudiziarie|giudiziaria|penale|giudiziario|esecutiva)
it-c051 | legal-threat | medium | recupero crediti|pignoramento|tribunale|ufficiale giudiziario|decreto ingiuntivo|avvocato|avvocati|denuncia|querela|messa in mora
it-c052 | legal-threat | strong | (intraprendere|procedere|procederemo|costretti|evitare|avviare|adire) <0-30> (vie legali|azioni legali|azione legale|procedimento legale|procedura legale|giudiziari*|pignoramento)

it-c060 | payment-request | medium | (fattura|fatture|pagamento|importo|saldo|bolletta|debito|somma|multa|multe|pedaggio) <~24> (insolut*|non pagat*|scadut*|in sospeso|arretrat*|dovut*|in ritardo|da saldare|pendent*)
it-c061 | payment-request | medium | (deve|devi|si prega di|ti preghiamo di|la preghiamo di|è necessario|bisogna|occorre) <0-24> (pagare|saldare|versare|effettuare il pagamento|effettuare un bonifico|corrispondere|bonificare)
it-c062 | payment-request | medium | (paga ora|pagare ora|paghi ora|paga subito|effettua il pagamento|effettui il pagamento|completa il pagamento|saldare|paga adesso)
it-c069 | payment-request | medium | (paga|paghi|pagare|saldi|salda) <0-30> (ora|ore|subito|online|carta|link|multa|fattura|debito)
it-c063 | payment-request | strong | (bonifico|versare|pagamento|versamento|bonificare|pagare) <~60> (iban|conto corrente|seguente conto|conto indicato|nuovo conto|coordinate bancarie|conto bancario)
it-c064 | payment-request | strong | (bitcoin|btc|cripto*|usdt|western union|moneygram|postepay) <~40> (invi*|pag*|vers*|trasfer*|ricaric*|acquist*)
it-c065 | payment-request | strong | (spese|costi|tassa|tasse|tariffa|dazi|oneri|costo) <0-20> (dogan*|spedizione|consegna|gestione|riconsegna|giacenza|sdoganamento) <~40> (pag*|vers*|#|sald*)
it-c066 | payment-request | medium | (cambio|nuovo|nuove|cambiato|modificato|variazione) <0-20> (iban|coordinate bancarie|conto corrente|conto bancario|banca)
it-c067 | payment-request | medium | fattura <~24> (allegat*|in allegato)
it-c068 | payment-request | medium | {money} <~40> (addebitat*|prelevat*|addebito|da pagare|verranno addebitati)

it-c080 | gift-card | weak | {gift}
it-c081 | gift-card | medium | {gift} <~40> (acquist*|compra*|bisogno|procur*|servono)
it-c082 | gift-card | strong | {gift} <~90> (codice|codici|gratta*|foto|retro|numeri)
it-c083 | gift-card | strong | (pagare|pagamento|paghi) <~30> {gift}

it-c090 | payment-update | medium | {method} <~36> (aggiorn*|verific*|conferm*|modific*|rinnov*|corregg*|cambi*|convalid*|aggiung*|inser*|controll*)
it-c091 | payment-update | strong | (aggiorna|aggiorni|aggiornare|verifica|verificare|verifichi|conferma|confermi|confermare|modifica|inserisci|inserire) <0-10> (il|i|le|la|un|tuo|suo) <0-14> {method}
it-c092 | payment-update | strong | (pagamento|addebito|fatturazione|transazione|rinnovo|quota|canone) <0-50> {fail}
it-c093 | payment-update | strong | {fail} <0-36> (pagamento|addebito|addebitare|fatturazione|carta|elaborare)
it-c094 | payment-update | strong | {card} <0-30> (è scaduta|scaduta|in scadenza|rifiutata|non è più valida|non valida|respinta|sta per scadere)
it-c095 | payment-update | strong | (altra|nuova|altro|nuovo|valido|valida) <0-6> (carta|metodo di pagamento|modalità di pagamento)

it-c100 | credential-request | medium | (password|pin|credenziali|codice di verifica|codice di sicurezza|codice otp|dati di accesso|codice sms) <~40> (conferm*|inser*|invi*|cambi*|reimpost*|aggiorn*|forni*|condivid*|comunic*|verific*)
it-c101 | credential-request | medium | (conferm*|verific*|convalid*|aggiorn*) <0-10> (il|la|i|le|tuo|tua|suo|sua|tuoi|suoi|tue|sue) <0-14> (account|identità|informazioni|dati|credenziali|conto|profilo|email)
it-c102 | credential-request | weak | (accedi al|accedi ora|acceda al|effettua il login|effettua l'accesso)
it-c103 | credential-request | strong | (invi*|forni*|comunic*) <0-30> (codice ricevuto|codice di verifica|codice di sicurezza|codice otp|codice sms)

it-c110 | personal-data | strong | (inser*|forni*|indic*|conferm*|invi*|comunic*|compil*|serv*|necessari*) <~40> (numero di carta|numero della carta|cvv|codice di sicurezza|dati bancari|iban|coordinate bancarie|documento d'identità|dati della carta|dati della tua carta|codice fiscale|carta di credito)
it-c111 | personal-data | medium | (aggiorn*|conferm*|verific*|complet*|incomplet*|errat*|corregg*) <~30> (indirizzo|dati personali|informazioni personali|numero di telefono|data di nascita)

it-c120 | call-to-action | weak | (clicca|clicchi|fai clic|cliccare|cliccando|premi) <0-8> (qui|sul|su|sotto|il link)
it-c121 | call-to-action | weak | (verifica|conferma|aggiorna|riattiva|paga|accedi|sblocca|ripristina|richiedi) (ora|qui|adesso|account|i dati)
it-c122 | call-to-action | medium | (clic*|segu*|tramite|mediante) <0-16> (link|pulsante|bottone) <~40> (conferm*|verific*|aggiorn*|riattiv*|sblocc*|acced*|convalid*|ripristin*)

it-c130 | prize-refund | medium | (rimborso|rimborsato) <~40> (ricevere|richiedere|richiedi|in attesa|ottenere|disponibile|diritto|modulo|riscuotere|spetta)
it-c131 | prize-refund | strong | rimborso <~70> (dati bancari|carta|iban|modulo|coordinate|inser*|link)
it-c132 | prize-refund | medium | (congratulazioni|complimenti|vinto|vincitore|vincitrice|estrazione|premio|ricompensa|selezionat*)
it-c133 | prize-refund | medium | (addebitat*|fatturat*) <0-10> (due volte|doppi*|per errore|in eccesso)

it-c140 | renewal | medium | (abbonamento|iscrizione|prime|contratto|membership|licenza) <~40> (rinnov*|scad*|termin*|prorog*|annullat*)
it-c141 | renewal | strong | (quota|abbonamento|rinnovo|canone) <~30> {money}
it-c150 | unknown-order | medium | (ordine|acquisto|transazione|pagamento|addebito) <~40> (non hai effettuato|non ha effettuato|non riconosci|non riconosce|non hai autorizzato|non ha autorizzato|non sei stato|non è stato effettuato da)
it-c151 | unknown-order | medium | (annulla|annullare|annulli|contesta) <0-20> (ordine|acquisto|transazione|pagamento|addebito)
it-c152 | unknown-order | strong | (ordine|acquisto|pagamento|addebito) <~80> (chiama|chiami|telefona|chiamare|chiamaci)

it-c160 | sign-in-alert | medium | {activity} <~12> {suspicious}
it-c161 | sign-in-alert | medium | (qualcuno|terzi|una terza parte|hacker) <0-40> (acced*|accesso|tentato|utilizz*|usato|effettuato)
it-c162 | sign-in-alert | weak | (nuovo|nuova) (dispositivo|accesso|posizione|browser|login)
it-c163 | sign-in-alert | medium | (se non sei stato tu|se non è stato lei|se non eri tu|se non riconosci)
it-c164 | sign-in-alert | medium | (avviso|allerta|allarme|problema|problemi) di sicurezza
it-c165 | sign-in-alert | strong | (rilevato|rilevata|riscontrato|notato|identificato|registrato) <0-24> ({suspicious}|attività|accesso|accessi) <0-20> ({suspicious}|account|conto)

it-c170 | delivery | medium | (pacco|consegna|spedizione|ordine) <0-50> (non è stato possibile|in giacenza|trattenut*|in attesa|bloccat*|restituit*|fallit*|dogana|non riuscit*|sospes*|deposito|non consegnat*)
it-c171 | delivery | strong | (spese di (spedizione|consegna|dogana)|dazi doganali|costi di spedizione|spese doganali|tassa doganale) <~40> (pag*|vers*|sald*)
it-c172 | delivery | medium | indirizzo <0-24> (incomplet*|errat*|conferm*|aggiorn*|non corretto)
it-c180 | job-fee | medium | (lavoro da casa|smart working|part-time|lavoro a tempo parziale|lavoro online) <~50> (guadagn*|whatsapp|telegram|al giorno)
it-c190 | call-back | medium | (chiama|chiami|contatta|contatti|telefona) <0-50> (#( |-)#|immediatamente|al numero|subito)

it-c900 | never | weak | (mai|in nessun caso) <~50> (chied*|richied*|condivid*|comunic*|forni*|rivel*|inser*)
it-c901 | never | weak | non <0-24> (mai|condividere|condividi|cliccare|clicchi|rispondere|aprire|fornire|chiediamo|chiederemo|chiede|inserire|comunicare|rivelare)
it-c902 | never | weak | (non è richiesta alcuna azione|non devi fare nulla|non deve fare nulla|nessuna azione|già pagato|pagamento ricevuto|abbiamo ricevuto il pagamento|pagato con|grazie per il pagamento|non è necessaria alcuna|abbiamo ricevuto il tuo pagamento)
it-c910 | warning | weak | (fals*|fraudolent*) <~4> (email|e-mail|messaggi*|sms|sito|siti|mail|chiamat*|comunicazion*)
it-c911 | warning | weak | (phishing|truffa|truffe|truffator*|si spacciano|spacciandosi|raggiro|smishing)
`)

export const it: Lexicon = {
  language: 'it',
  words:
    'il gli di che per con una del della dei delle al alla nel sono stato stata non si tuo tua suo sua ti il questo questa gentile cliente ciao grazie anche come più ha abbiamo puoi ed gli',
  sets,
  phrases: [...composed, ...found],
}
