/** English: short robust units joined by bounded gaps; whole sentences seen in scams stand in en.data.ts. */
import { found } from './en.data.ts'
import { type Lexicon, table } from './lexicon.ts'

const sets = {
  n: '#|one|two|three|four|five|seven|ten|twelve|twenty-four|twenty four|forty-eight|a few|few|several',
  span: 'hour|hours|hrs|hr|h|day|days|business days|working days|minutes|week',
  now: 'immediately|urgently|right away|at once|without delay|as soon as possible|asap|promptly|right now|instantly|straight away|before it is too late|today|now',
  act: 'verify|confirm|update|respond|reply|act|pay|contact|call|log in|login|sign in|click|review|complete|restore|secure|validate|resolve|settle|submit|provide|cancel|renew|activate|reactivate|authenticate|unlock|fix|take action|check',
  account:
    'account|accounts|mailbox|membership|profile|subscription|wallet|prime|access|services|benefits|mail box|apple id|card',
  core: 'account|accounts|mailbox|membership|subscription|prime|apple id|profile',
  firm: 'verify|confirm|update|respond|act|pay|restore|secure|validate|resolve|settle|renew|activate|reactivate|log in|login|sign in|take action|call us|contact us|authenticate|unlock|cancel it|fix it',
  stop: 'suspend*|terminat*|deactivat*|disabl*|lock|locked|locking|restrict*|limited|limit it|blocked|block|closed|closure|frozen|freeze|on hold|deleted|deletion|cancelled|canceled|revoked|paused|shut down|permanently removed|flagged|compromised|put on hold|expire|expired|interrupted|go offline|goes offline|taken offline|taken down|shut off|cut off',
  money: '($|£|€|₹)( )?#|# (usd|dollars|eur|euro|euros|gbp|pounds|bucks)|(usd|eur|gbp)( )?#',
  card: 'credit card|debit card|bank card|card|payment card|cards',
  method:
    '(payment|billing|card|credit card|bank|debit card) (method|methods|details|detail|information|info|data|option|settings|profile)',
  fail: 'declined|failed|rejected|unsuccessful|could not be processed|not processed|not be processed|unable to process|cannot be processed|was not successful|did not go through|not authorized|could not be completed|been denied|returned|invalid|not be authorized|failure|unable to charge|unable to authorize|trouble authorizing|problem with|issue with|unable to verify|could not be authorised|could not verify',
  suspicious:
    'unusual|suspicious|unauthorized|unauthorised|abnormal|unrecognized|unrecognised|unknown|fraudulent|irregular|strange|illegal|multiple failed|several failed',
  activity:
    'activity|activities|sign-in|sign in|signin|log-in|login|log in|access|transaction|transactions|purchase|purchases|traffic|attempt|attempts|device|charge|charges|order|location|payment|behavior',
  gift: 'gift card|gift cards|giftcard|giftcards|gift-card|gift-cards|itunes card|itunes cards|steam card|steam cards|google play card|google play cards|apple card|apple cards|prepaid card|prepaid cards|evoucher|evouchers',
  otp: 'otp|one-time code|one time code|one-time password|one time password|one-time passcode|verification code|security code|passcode|pin code|auth code|code we sent',
}

const composed = table(`
en-c001 | deadline | weak | (within|in|for) <0-10> {n} <0-1> {span}
en-c002 | deadline | weak | immediately|urgently|urgent|right away|without delay|as soon as possible|asap
en-c003 | deadline | medium | (within|in) <0-10> {n} <0-1> {span} <0-50> (or|otherwise|else|failure|unless|will be|you will|to avoid|we will)
en-c004 | deadline | medium | {act} <0-50> within <0-10> {n} <0-1> {span}
en-c005 | deadline | medium | (if|unless|should) (you|we) <0-60> (within|in) <0-10> {n} <0-1> {span}
en-c006 | deadline | medium | {firm} <0-40> (immediately|urgently|right away|at once|without delay|as soon as possible|asap|right now|before midnight|by midnight|today|by the end of (today|the day)|before the deadline)
en-c007 | deadline | medium | (act|respond|verify|confirm|update|reply) now
en-c008 | deadline | medium | (immediate|urgent|prompt) (action|attention|response|verification|update|payment|reply|notice|request)
en-c009 | deadline | medium | (last|final) (notice|warning|reminder|attempt|demand|notification|alert)
en-c023 | deadline | weak | (last|final) (chance|opportunity|call|days|hours)
en-c010 | deadline | medium | (action|verification|confirmation|attention|update|response) (is )?(required|needed)
en-c011 | deadline | medium | failure to {act}
en-c012 | deadline | medium | failure to (do so|comply)
en-c013 | deadline | medium | (if|unless) you (do not|don't|dont|not|fail to|ignore|have not) <0-10> ({act}|do so|comply|this|hear)
en-c014 | deadline | medium | (expires|expire|expiring|deadline|due) (is )?(today|tonight|tomorrow|soon|in # days)
en-c024 | deadline | weak | (ends|closes|ending) (today|tonight|tomorrow|soon|in # days)
en-c015 | deadline | medium | (you have|only|there are) <0-6> {n} <0-1> {span} (left|remaining|to)
en-c016 | deadline | weak | time (is )?(running out|sensitive|limited)|time-sensitive|before it's too late|don't delay|do not delay
en-c017 | deadline | medium | (by|before) (the end of )?(today|tonight|tomorrow|midnight|end of day|close of business) <~60> ({act}|unless|will be|otherwise|or we|or your|or you)
en-c025 | deadline | medium | (by|before|until) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|tomorrow|tonight|the deadline) <0-24> (or|otherwise|else|to avoid|failing)
en-c018 | deadline | strong | (within|in) <0-10> {n} <0-1> {span} <~70> (suspend*|terminat*|permanently|locked|closed|deleted|deactivat*|legal action|disabled|returned to)
en-c019 | deadline | medium | only be (cancelled|canceled|changed|refunded|stopped) <0-20> (within|in|for)
en-c020 | deadline | medium | to avoid <0-30> (suspension|closure|termination|interruption|disruption|losing access|being charged|deactivation|further charges|penalt*|court|late fee|cancellation|legal)
en-c021 | deadline | medium | {firm} <0-16> (urgently|immediately|now|right away)
en-c022 | deadline | weak | important (notice|notification|message|alert|security)

en-c030 | account-threat | medium | {core} <0-40> {stop}
en-c031 | account-threat | strong | (your|the|this) <0-20> {account} <0-12> (has been|have been|is|was|will be|been|being|remains|will remain) <0-24> {stop}
en-c042 | account-threat | medium | (lock you out|locked out|locked you out|shut you out|lose everything)
en-c032 | account-threat | medium | (suspend*|terminat*|clos*|deactivat*|block*|restrict*|lock*|limit*|disabl*|delet*|suspension of|freez*|remov*|erase) (of )?(your|the) <0-16> {account}
en-c033 | account-threat | strong | permanent(ly)? <0-12> {stop}
en-c034 | account-threat | medium | (restore|regain|recover|unlock|reactivate|keep|maintain|retain|reinstate) <0-24> ({core}|access)
en-c035 | account-threat | medium | (violation|violated|violating|breach) <0-24> (policy|policies|terms of|agreement|our terms)
en-c036 | account-threat | medium | (lose|losing|loss of) <0-24> (access|account|benefits|membership|data)
en-c037 | account-threat | medium | (unable|not be able) to <0-14> (access|use|place|log in|sign in) <0-30> (account|orders|services)
en-c038 | account-threat | medium | (limit|limited|restricted|hold|pause) <0-8> (it|your account|some features|access) <0-30> (precaution|security|safety|protect)
en-c039 | account-threat | medium | (orders|order|messages|emails|subscription) <0-24> (will be|have been|has been) (cancelled|canceled|deleted|lost|returned|on hold|put on hold)
en-c040 | account-threat | medium | account (suspension|locked|suspended|on hold|alert|termination|verification required|limited|deactivation|at risk|update required)
en-c041 | account-threat | strong | (will be|being) <0-24> (permanently|automatically)? <0-4> (suspended|terminated|deactivated|locked|disabled|deleted|closed) <~50> (if|unless|because|failure|otherwise|within|before)

en-c050 | legal-threat | medium | (legal|court|criminal|judicial) (action|proceedings|steps|measures|consequences)
en-c051 | legal-threat | strong | (take|start|initiate|face|begin|pursue|forced to|further|avoid) <0-12> (legal|court|criminal|judicial) (action|proceedings|steps|measures)
en-c052 | legal-threat | medium | (lawyer|lawyers|attorney|debt collect*|collection agency|collections agency|credit bureau|bailiff|arrest warrant|a warrant|lawsuit|prosecut*|law enforcement|arrest*) <~50> (you|your|matter|case|hand|forward|issued|report*|sue)

en-c060 | payment-request | medium | (unpaid|overdue|outstanding|past due|past-due|unsettled) (amount|balance|invoice|invoices|fee|fees|payment|payments|bill|charge|charges|debt|toll)
en-c061 | payment-request | medium | (invoice|bill|payment|amount|balance|fee|account) <0-20> (is|are|now|was|being|remains) <0-6> (overdue|unpaid|outstanding|past due|due)
en-c062 | payment-request | medium | pay (now|today|immediately|online now|the (outstanding|amount|fee|invoice|balance|bill|customs)|a (small )?(fee|deposit)|your (invoice|bill|balance|fine)|for your)
en-c063 | payment-request | strong | (transfer|wire|remit|deposit|send|pay) <0-40> (bank account|account below|iban|bank details|new account|wallet|following account|account number|bitcoin address)
en-c064 | payment-request | strong | (send|transfer|pay|deposit|worth of|buy|purchase|payment) <~40> (bitcoin|bitcoins|btc|crypto|cryptocurrency|usdt|ethereum|western union|moneygram|zelle|cash app|cashapp|paypal friends)
en-c065 | payment-request | medium | (send|transfer|wire|please pay|must pay|pay us) <1-20> {money}
en-c066 | payment-request | strong | (fee|fees|charge|customs|duty|tax|shipping cost|delivery cost|postage) <0-30> (has to be|must be|needs to be|need to be|to be|should be|have to be) paid
en-c067 | payment-request | medium | (customs|re-delivery|redelivery|handling|release|clearance|processing|activation|registration|shipping|delivery|import|transfer) (fee|fees|charge|charges|duty|tax|cost|costs|payment)
en-c068 | payment-request | medium | (wire transfer|bank transfer|swift transfer|ach payment|ach transfer) <~40> (please|process|payment|make|urgent|complete|today|send|details)
en-c069 | payment-request | medium | (settle|clear|remit|process) <0-20> (balance|invoice|payment|amount|debt|bill)
en-c070 | payment-request | medium | (prompt|immediate|urgent|make a|make the|make your|complete the|complete your|submit) payment
en-c071 | payment-request | medium | (attached|find|see|open|view|review|enclosed) <0-30> (invoice|payment advice|remittance|purchase order)
en-c072 | payment-request | medium | {money} <0-40> (will be|has been|have been|was|is being) (charged|debited|deducted|billed|withdrawn)
en-c074 | payment-request | strong | (wire|transfer|send|remit|pay) <0-30> (supplier|vendor|beneficiary|contractor) <~60> (bank|account|today|details|{money})
en-c073 | payment-request | medium | (new|changed|updated|change of|different) (bank|banking|account|wire) (account|details|information|instructions)

en-c080 | gift-card | weak | {gift}
en-c081 | gift-card | strong | (buy|purchase|get|pick up|need|pick some|send) <0-60> {gift} <0-120> (code|codes|number|numbers|pin|back|scratch|picture|photo|pictures|photos|reimburse*|send)
en-c082 | gift-card | medium | (buy|purchase|pick up|need|go get|get me) <0-40> {gift}
en-c083 | gift-card | strong | pay* <0-30> (with|by|via|in|using) <1-16> {gift}
en-c084 | gift-card | strong | (scratch|photo|picture|image|send me) <0-40> (codes|back of the card|claim code|pins|back of each)
en-c085 | gift-card | medium | {gift} <0-50> (claim code|codes to|code to me|for a client|for clients|reimburse*)

en-c090 | payment-update | medium | (update|verify|confirm|revise|re-enter|reenter|review|correct|change|validate|check|provide|enter|add|resolve) <0-12> {method}
en-c091 | payment-update | medium | (update|verify|confirm|revise|re-enter|review|correct|change|validate|provide|enter|add) <0-24> {method}
en-c092 | payment-update | strong | (payment|charge|card|billing|renewal|direct debit) <0-40> {fail}
en-c093 | payment-update | strong | {fail} <0-30> (payment|your card|credit card|debit card|your billing|the card|transaction)
en-c094 | payment-update | strong | {card} <0-30> (has expired|is expired|expired|will expire|is about to expire|no longer valid|is not valid|was declined|been declined|invalid|expiring)
en-c095 | payment-update | strong | please <0-20> (update|verify|confirm|revise|re-enter|correct|change|provide|enter|add) <0-24> (payment|billing|card)
en-c096 | payment-update | medium | (billing|payment) (problem|issue|error|failure|failed|declined|update|decline|problems|issues)
en-c097 | payment-update | medium | (update|new|another|different|valid) (payment|card|billing)

en-c100 | credential-request | medium | verify (your |the )?(amazon |email |e-mail )?(account|identity|ownership|email|information|info|details|login|device|mailbox|data|profile)
en-c101 | credential-request | medium | (confirm|validate|authenticate|re-verify|provide|enter|submit|update|reset|change|complete) <0-20> (password|identity|credentials|login details|login information|log-in details|verification|account information|account details|your account|your details|your information)
en-c102 | credential-request | strong | (reply|send|provide|share|tell|read|give|forward) <0-40> {otp}
en-c103 | credential-request | weak | (log in|sign in|login) (to|and|with|into|below|here|now)
en-c104 | credential-request | medium | (account|identity|security) verification

en-c110 | personal-data | strong | (confirm|verify|provide|enter|update|submit|send|fill in|give|re-enter|need|with) <0-40> (ssn|social security|date of birth|passport|driver's license|drivers license|bank account|card number|card information|card details|cvv|cvc|security code|bank details|banking information|card info|account number|credit card information|credit card details|routing number|bank information)
en-c111 | personal-data | medium | (update|confirm|verify|provide|complete|incomplete|incorrect) <0-20> (your address|shipping address|delivery address|personal information|personal details|personal data|phone number|shipping information|shipping address|billing address|profile|contact details|your information|your details|information)
en-c112 | personal-data | medium | (upload|send|provide) <0-20> (id card|photo of your id|identification|proof of|utility bill|selfie)

en-c120 | call-to-action | weak | (click|tap|press) (on )?(here|below|the (link|button)|this link|the following|link)
en-c121 | call-to-action | weak | (verify|confirm|update|restore|unlock|review|check|cancel|claim|activate|sign in|log in) (now|here|below|account)
en-c122 | call-to-action | medium | (click|tap|clicking|follow) <0-30> (link|button|below|here) <~30> (verify|confirm|update|restore|unlock|secure|cancel|sign in|log in|login|avoid|reactivate|complete)
en-c123 | call-to-action | weak | (open|see|review|download|find|preview|view) <0-30> (attached|attachment|attachments|pdf)

en-c130 | prize-refund | medium | (claim|collect|receive|unlock|redeem|get) <1-18> (reward|prize|gift|refund|bonus|cashback|compensation|voucher|rebate|winnings)
en-c131 | prize-refund | medium | (congratulations|you have won|you've won|you are the winner|winner|been selected|been chosen|lottery|jackpot)
en-c132 | prize-refund | medium | (overcharged|double charged|charged twice|owed a refund|eligible for a refund|entitled to a refund|pending refund|unclaimed refund|refund of {money} is)
en-c133 | prize-refund | strong | refund <~60> (bank account|card information|card details|card number|bank details|fill|form|provide|enter|log in|verify|confirm your)
en-c134 | prize-refund | weak | refund|cashback|free gift

en-c140 | renewal | medium | (prime|membership|subscription|plan|license|antivirus|protection|warranty) <~40> (renew|renewal|renewed|renews|auto-renew*|expired|expires|on hold|ended|lapse*)
en-c141 | renewal | strong | (renew|renewal|renewed|renews|auto-renew*|automatically renew*) <0-40> {money}
en-c142 | renewal | medium | (not be|could not be|unable to be|wasn't) renewed
en-c143 | renewal | medium | (to cancel|cancel) (your |the |this )?(subscription|renewal|membership|auto-renewal) <0-40> (call|within|contact|click|now)

en-c150 | unknown-order | medium | (if|did) you (did not|didn't|didnt|have not|haven't|not|do not) <0-12> (place|make|authorize|authorise|recognize|recognise|order|request|initiate) <0-30> (order|purchase|transaction|payment|charge|this)
en-c151 | unknown-order | strong | (order|purchase|transaction|charge|payment|subscription) <~80> (call|contact|dial|phone) <0-40> (cancel|dispute|refund|fraud|stop|immediately|right away)
en-c152 | unknown-order | medium | (cancel|dispute) (this |the |your )?(order|purchase|transaction|charge|payment)
en-c153 | unknown-order | medium | (unauthorized|unauthorised|fraudulent|suspicious|unrecognized) (order|purchase|transaction|charge|payment)

en-c160 | sign-in-alert | medium | {suspicious} <0-16> {activity}
en-c161 | sign-in-alert | weak | (new|another|different) (device|browser|location|sign-in|login)
en-c162 | sign-in-alert | medium | (someone|somebody|third party|hacker|hackers|intruder) <0-30> (sign in|signed in|log in|logged in|logged|access|accessed|used|using|tried|attempted)
en-c167 | sign-in-alert | medium | (attempt|attempts|tried|trying) to (get into|access|log into|log in to|sign into|sign in to|enter|open) <0-10> {core}
en-c168 | credential-request | medium | (prove|confirm|verify|show us) (that )?(it is|it's|it was|you are) (really )?(you|the owner)
en-c163 | sign-in-alert | medium | if (this|it) (was|is)(n't| not) (you|by you|done by you|authorized)
en-c164 | sign-in-alert | medium | (security|fraud|login|account) (alert|warning|breach|notice|issue|incident)
en-c165 | sign-in-alert | medium | (secure|protect) your (account|mailbox|card|funds)
en-c166 | sign-in-alert | strong | (detected|noticed|found|identified|observed) <0-20> {suspicious}

en-c170 | delivery | medium | (parcel|package|delivery|shipment) <0-40> (could not be delivered|couldn't be delivered|undeliver*|held|on hold|failed|returned|waiting|pending|stuck|incomplete|not deliver|unable to deliver|was unsuccessful)
en-c171 | delivery | medium | (could not|couldn't|unable to|cannot|failed to) deliver
en-c172 | delivery | strong | (re-delivery|redelivery|customs|delivery|shipping|import) (fee|fees|charge|duty) <0-40> (pay|paid|payment|before|due)
en-c173 | delivery | medium | (update|confirm|verify) <0-16> (address|delivery|shipping)

en-c180 | job-fee | medium | (part-time|part time|work from home|remote job|online job|daily salary|daily pay) <~60> (earn|salary|whatsapp|telegram|per day|join|apply|hiring|invite)
en-c181 | job-fee | strong | (registration fee|training fee|refundable fee|security deposit|training kit|starter kit) <~60> (job|pay|work|position|employment)
en-c182 | job-fee | medium | (earn|make) <1-16> {money} <1-1> (per|a|each|every) (day|hour|week|month)
en-c190 | call-back | medium | (call|contact|dial|phone|reach|ring) <0-60> #(-| )#
en-c191 | call-back | strong | (call|dial|phone) <0-40> (immediately|right away|toll-free|toll free|fraud department|to cancel|cancel|support team|within)
en-c192 | call-back | medium | (whatsapp|telegram|anydesk|teamviewer)
en-c195 | payment-request | strong | (send|pay|transfer) <0-30> {money} <0-40> (wallet|bitcoin|btc|address below|delete|video|account)
en-c196 | legal-threat | medium | (i will|i'll|we will|going to|all your|your) <0-30> (contacts|friends|family|colleagues) <0-30> (see|receive|get|video|recording|footage)

en-c900 | never | weak | (never|not) (ask|asks|request|requests|call|email|require|contact|send) (you|for|your)*
en-c901 | never | weak | (will|would|does|do|should) (never|not) (ask|request|require|call you|contact you|demand|need)
en-c902 | never | weak | (do not|don't|never|please don't|you should not|avoid) (share|click|open|give|reply|respond|provide|enter|disclose|reveal|send|pay|forward|tell|call)
en-c903 | never | weak | (no|nothing|no further) (action|more to do|steps|payment) (is |are )?(required|needed|necessary|due)
en-c904 | never | weak | (no action|nothing more to do|nothing to do|nothing further|don't need to do anything|do not need to do anything)
en-c905 | never | weak | (received your payment|payment received|thanks for your payment|thank you for your payment|paid with|was paid|already paid|successfully paid|payment was successful|has been paid)
en-c910 | warning | weak | (scam|scams|scammer|scammers|phishing|phish|spoof|spoofed|spoofing|fake|fraudsters|con artists|impersonat*|fraudulent (email*|message*|call*|website*))
en-c911 | warning | weak | (emails|messages|mails|texts|calls) (that|which) (say|claim|tell|ask|pretend)
en-c912 | warning | weak | (suspicious|unsolicited|bogus) (email*|message*|call*|text*|mail*)
`)

export const en: Lexicon = {
  language: 'en',
  words:
    'the and you your is are this that with have has been will from please our we not of to for if it was can any click account or by at which their they but would there',
  sets,
  phrases: [...composed, ...found],
}
