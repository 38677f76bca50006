/** French; accents do not matter in matching, elision is written with the straight apostrophe. */
import { found } from './fr.data.ts'
import { type Lexicon, table } from './lexicon.ts'

const sets = {
  n: '#|un|une|deux|trois|quatre|cinq|sept|dix|douze|quelques|vingt-quatre|quarante-huit',
  span: 'h|heure|heures|jour|jours|minutes|jours ouvrables|jours ouvrés|semaine|semaines',
  now: "immédiatement|urgent|d'urgence|de toute urgence|au plus vite|sans délai|dès maintenant|dès que possible|rapidement|sans tarder|maintenant|aujourd'hui|dans les plus brefs délais|au plus tôt|avant minuit",
  act: 'confirmer|confirmez|vérifier|vérifiez|mettre à jour|mettez à jour|répondre|répondez|agir|agissez|payer|payez|régler|réglez|contacter|contactez|appeler|appelez|connectez-vous|connecter|cliquez|valider|validez|régulariser|régularisez|compléter|complétez|effectuer|effectuez|procéder|procédez|renouveler|renouvelez|annuler|annulez|rétablir|réactiver|réactivez|action|mise à jour|vérification|confirmation|sécurisez|actualiser|actualisez',
  account:
    'compte|comptes|accès|abonnement|adhésion|profil|carte|service|services|espace client|boîte mail|messagerie|commande|commandes|avantages',
  stop: 'bloqué*|suspend*|suspens*|limité*|restrein*|restric*|désactiv*|fermé*|fermeture|verrouill*|clôtur*|supprim*|résili*|interromp*|gelé*|annulé*|blocage|désactivation|expiré*|expire|interruption|en attente',
  money: '#( )?(€|eur|euros|euro)|€( )?#',
  method:
    '(moyen|moyens|mode|modes|méthode) de (paiement|règlement)|(informations|coordonnées|données|détails) (bancaires|de paiement|de facturation|de carte|de règlement)|carte bancaire|carte de crédit',
  card: 'carte bancaire|carte de crédit|carte bleue|carte|carte de paiement',
  fail: "refusé|refusée|échoué|rejeté|rejetée|échec|décliné|déclinée|n'a pas pu|n'a pu|pas pu être|impossible de|n'a pas abouti|problème|pas été accepté|pas été traité|expiré|expirée|invalide|n'est plus valide|non valide|incident|pas été autorisé|pas été effectué|erreur|n'avons pas pu|n'a pas été",
  suspicious:
    'inhabituel*|suspect*|non autorisé*|anormal*|frauduleu*|inconnu*|non reconnu*|étrange|plusieurs tentatives',
  activity:
    'activité*|connexion*|accès|transaction*|achat*|tentative*|appareil*|paiement*|commande*|opération*|mouvement*|localisation',
  gift: 'carte cadeau|cartes cadeaux|cartes cadeau|carte-cadeau|cartes-cadeaux|chèque cadeau|chèques cadeaux|bon cadeau|carte prépayée|cartes prépayées|coupon pcs|coupons pcs|transcash|neosurf',
}

const composed = table(`
fr-c001 | deadline | weak | (sous|dans|d'ici|avant) <0-24> {n} <0-1> {span}
fr-c002 | deadline | weak | immédiatement|urgent|d'urgence|au plus vite|sans délai|dès maintenant|sans tarder|dans les plus brefs délais
fr-c003 | deadline | medium | {act} <~60> (sous|dans|d'ici|avant) <0-24> {n} <0-1> {span}
fr-c004 | deadline | strong | (sous|dans|d'ici|avant) <0-24> {n} <0-1> {span} <~70> {stop}
fr-c005 | deadline | medium | (sans quoi|faute de quoi|à défaut|dans le cas contraire|sinon|sans réponse|sans réaction|sans action|en l'absence) <0-50> ({stop}|serons|sera|seront|votre|de votre part|allons)
fr-c006 | deadline | medium | {act} <~36> {now}
fr-c007 | deadline | medium | (dernier|dernière|ultime) (avertissement|rappel|avis|chance|relance|notification|mise en demeure|délai|tentative|sommation)
fr-c008 | deadline | medium | (action|vérification|mise à jour|confirmation|intervention|réponse) (immédiate |urgente )?(requise|nécessaire|exigée|obligatoire|urgente|immédiate)
fr-c009 | deadline | medium | (si vous ne|si nous ne|si vous n') <0-50> (pas|sera|{stop})
fr-c010 | deadline | medium | (il vous reste|vous avez|vous disposez de|plus que|ne reste que) <0-12> {n} <0-1> {span}
fr-c011 | deadline | medium | (passé|au-delà|expiration|à l'issue) <0-10> (ce délai|délai)
fr-c012 | deadline | medium | (afin d'|pour) ?(éviter|prévenir) <0-40> (suspension|blocage|interruption|fermeture|frais|désactivation|pénalité*|poursuite*|résiliation|perte|annulation)
fr-c013 | deadline | medium | (expire|expirera|termine|prend fin) <0-20> (aujourd'hui|demain|ce soir|bientôt|dans #)
fr-c014 | deadline | medium | (avant|jusqu'à|d'ici|au plus tard) <0-10> (ce soir|minuit|demain|la fin de la journée|aujourd'hui|le #) <~50> ({act}|{stop})
fr-c015 | deadline | medium | (malgré) <0-30> (relances|rappels|courriers|tentatives|demandes)
fr-c016 | deadline | weak | (notification|message|avis|information) important(e)?

fr-c030 | account-threat | medium | {account} <~40> {stop}
fr-c031 | account-threat | strong | (votre|vos|le|l'|ton) <0-16> {account} <0-40> (a été|est|sera|seront|ont été|va être|a ete|été|soit) <0-30> {stop}
fr-c032 | account-threat | strong | (définitivement|temporairement|provisoirement|automatiquement|de manière permanente) <0-10> {stop}
fr-c033 | account-threat | strong | {stop} <0-10> (définitivement|temporairement|provisoirement|automatiquement|définitive|temporaire)
fr-c034 | account-threat | medium | (réactiver|rétablir|débloquer|récupérer|restaurer|conserver|déverrouiller|maintenir|réactivez|débloquez) <0-24> {account}
fr-c035 | account-threat | medium | (violation|non-respect|enfreint|infraction) <0-24> (conditions|règles|politique|règlement)
fr-c036 | account-threat | medium | (perdre|perte|perdrez|perdez) <0-24> {account}
fr-c037 | account-threat | medium | (colis|commande|livraison) <0-40> (retourné*|renvoyé*|annulé*|détruit)

fr-c050 | legal-threat | medium | (poursuites|action|procédure|actions|procédures) (judiciaire|judiciaires|légale|légales|en justice|pénales|juridique|juridiques)
fr-c051 | legal-threat | medium | huissier*|mise en demeure|recouvrement|contentieux|tribunal|commissaire de justice|saisie sur|saisie de vos|dépôt de plainte
fr-c052 | legal-threat | strong | (engager|engagerons|contraints|entamer|éviter|saisir|lancer) <0-30> (poursuites|procédure|justice|tribunal|judiciaire*|huissier)

fr-c060 | payment-request | medium | (facture|factures|paiement|montant|solde|impayé|amende|facturation) <~24> (impayé*|en attente|en retard|dû|due|non réglé*|échu*|restant|en souffrance|à régler|reste à payer)
fr-c061 | payment-request | medium | (veuillez|merci de|vous devez|il faut|prière de|nous vous prions de) <0-20> (régler|payer|virer|verser|effectuer le paiement|effectuer un virement|procéder au paiement|régulariser|acquitter)
fr-c062 | payment-request | medium | (payez|réglez|payer maintenant|régler maintenant|payer en ligne|payez maintenant|effectuer le paiement|effectuez le paiement)
fr-c069 | payment-request | medium | (payez|réglez|payer|régler|acquittez) <0-30> (maintenant|en ligne|heures|amende|facture|aujourd'hui|carte|lien|péage)
fr-c063 | payment-request | strong | (virement|virer|verser|régler|paiement|payer|versement) <~60> (iban|rib|compte ci-dessous|compte suivant|compte bancaire|nouveau compte|coordonnées bancaires suivantes)
fr-c064 | payment-request | strong | (bitcoin|bitcoins|btc|crypto*|usdt|western union|moneygram|pcs|transcash) <~40> (envoy*|pay*|vers*|transf*|achet*|virement)
fr-c065 | payment-request | strong | (frais|droits|taxe|taxes) <0-30> (douane*|livraison|port|expédition|dossier|traitement|réexpédition|affranchissement)? <0-30> (payer|régler|acquitter|paiement|à régler|payez|réglez|#)
fr-c066 | payment-request | medium | (changement|nouveau|nouvelles|modifié|changé|nouveaux) <0-20> (rib|iban|coordonnées bancaires|compte bancaire|banque)
fr-c067 | payment-request | medium | (facture|devis) <~24> (pièce jointe|ci-joint|ci-jointe|en annexe|jointe)
fr-c068 | payment-request | medium | {money} <~40> (débité*|prélevé*|facturé*|sera débité|seront prélevés|à payer)

fr-c080 | gift-card | weak | {gift}
fr-c081 | gift-card | medium | {gift} <~40> (acheter|achetez|achète|besoin|procurer|prendre|achat)
fr-c082 | gift-card | strong | {gift} <~90> (code|codes|gratt*|photo|photos|au dos|numéro|numéros)
fr-c083 | gift-card | strong | (payer|paiement|régler|réglez|payez) <~30> {gift}

fr-c090 | payment-update | medium | {method} <~36> (mettre à jour|mettez à jour|mise à jour|actualis*|vérif*|confirm*|modifi*|renouvel*|corrig*|ajout*|changer|valider|validez|saisir|saisissez|renseign*)
fr-c091 | payment-update | strong | (mettre à jour|mettez à jour|actualisez|actualiser|vérifiez|vérifier|confirmez|confirmer|modifiez|modifier|ajoutez|renseignez) <0-10> (votre|vos|le|les|un|une) <0-16> {method}
fr-c092 | payment-update | strong | (paiement|prélèvement|règlement|facturation|transaction|cotisation|renouvellement|débit) <0-50> {fail}
fr-c093 | payment-update | strong | {fail} <0-36> (paiement|prélèvement|règlement|facturation|débiter|carte|prélever)
fr-c094 | payment-update | strong | {card} <0-30> (a expiré|expirée|expire|arrive à expiration|refusée|n'est plus valide|invalide|plus valable|rejetée)
fr-c095 | payment-update | strong | (autre|nouvelle|nouveau|valide) <0-6> (carte|moyen de paiement|mode de paiement|méthode de paiement)

fr-c100 | credential-request | medium | (mot de passe|code secret|identifiants|code de vérification|code de sécurité|codes d'accès|code confidentiel|code sms) <~40> (confirm*|saisi*|entr*|communiqu*|envoy*|modifi*|réinitialis*|chang*|mettre à jour|fourni*|donn*)
fr-c101 | credential-request | medium | (confirm*|vérif*|valid*|mettre à jour|mettez à jour|actualis*) <0-16> (votre|vos) <0-14> (compte|identité|informations|données|coordonnées|identifiants|adresse e-mail|profil|accès)
fr-c102 | credential-request | weak | (connectez-vous|identifiez-vous|connectez vous)
fr-c103 | credential-request | strong | (communiqu*|envoy*|donn*|transmett*) <0-30> (code reçu|code de vérification|code de sécurité|code sms|otp)

fr-c110 | personal-data | strong | (saisi*|fourni*|entr*|renseign*|communiqu*|indiqu*|confirm*|envoy*|transmett*|besoin) <~40> (numéro de carte|numéro de votre carte|cvv|cryptogramme|coordonnées bancaires|iban|rib|numéro de compte|pièce d'identité|informations de carte|informations bancaires|code de sécurité|numéro de sécurité sociale)
fr-c111 | personal-data | medium | (mettre à jour|mettez à jour|confirm*|vérif*|complét*|incomplète|incorrecte|erronée|actualis*) <~30> (adresse|informations personnelles|numéro de téléphone|données personnelles|coordonnées|date de naissance)

fr-c120 | call-to-action | weak | (cliquez|cliquer|appuyez) <0-6> (ici|sur|le lien|ci-dessous)
fr-c121 | call-to-action | weak | (confirmer|vérifier|mettre à jour|activer|réactiver|payer|se connecter|régulariser|récupérer) (maintenant|ici|mon compte|mon|ma)
fr-c122 | call-to-action | medium | (cliqu*|suiv*|via|sur) <0-16> (lien|bouton) <~40> (confirm*|vérif*|mettre à jour|réactiv*|débloqu*|connect*|valid*|actualis*|régularis*)

fr-c130 | prize-refund | medium | (remboursement|remboursé|rembourser|avoir) <~40> (recevoir|réclamer|récupérer|en attente|bénéficier|obtenir|droit|disponible|éligible|formulaire|demande)
fr-c131 | prize-refund | strong | (remboursement|rembourser) <~70> (coordonnées bancaires|carte|iban|formulaire|rib|saisi*|confirm*|lien)
fr-c132 | prize-refund | medium | (félicitations|gagné|gagnant*|tirage au sort|récompense|lot|sélectionné)
fr-c133 | prize-refund | medium | (prélevé*|facturé*|débité*) <0-10> (deux fois|en double|par erreur|en trop)

fr-c140 | renewal | medium | (abonnement|adhésion|prime|contrat) <~40> (renouvel*|expir*|prolong*|prend fin|arrive à échéance|résili*|échéance)
fr-c141 | renewal | strong | (cotisation|abonnement|renouvellement) <~30> {money}
fr-c150 | unknown-order | medium | (commande|achat|transaction|paiement) <~40> (pas effectué|pas passé|n'êtes pas à l'origine|non reconnu*|ne reconnaissez pas|pas autorisé|n'avez pas)
fr-c151 | unknown-order | medium | (annuler|annulez|annulation|contester) <0-20> (commande|achat|transaction|paiement|prélèvement)
fr-c152 | unknown-order | strong | (commande|achat|paiement|prélèvement) <~80> (appelez|appeler|contactez-nous au|téléphonez|numéro suivant)

fr-c160 | sign-in-alert | medium | {activity} <~12> {suspicious}
fr-c161 | sign-in-alert | medium | (quelqu'un|un tiers|une personne|pirate) <0-40> (connecté|connecter|accéder|accédé|utilisé|tenté|essayé)
fr-c162 | sign-in-alert | weak | (nouvel|nouvelle|nouveau) (appareil|connexion|emplacement|navigateur)
fr-c163 | sign-in-alert | medium | (si ce n'était pas vous|si ce n'est pas vous|si vous n'êtes pas à l'origine|s'il ne s'agit pas de vous)
fr-c164 | sign-in-alert | medium | (alerte|avertissement|problème|incident) (de )?(sécurité|fraude)
fr-c165 | sign-in-alert | strong | (détecté|constaté|remarqué|identifié|enregistré) <0-24> ({suspicious}|activité|connexion) <0-16> ({suspicious}|compte)

fr-c170 | delivery | medium | (colis|livraison|paquet|envoi) <0-50> (n'a pas pu|pas pu être|en attente|bloqué|retenu|échec|échoué|retourné|suspendu|impossible|douane|entrepôt|dépôt)
fr-c171 | delivery | strong | (frais de (livraison|douane|port|réexpédition|traitement)|droits de douane|frais d'expédition) <~40> (pay*|régl*|acquitt*)
fr-c172 | delivery | medium | (adresse) <0-24> (incomplète|incorrecte|erronée|confirm*|mettre à jour)
fr-c180 | job-fee | medium | (télétravail|travail à domicile|emploi à temps partiel|job) <~50> (gagn*|whatsapp|telegram|par jour|salaire)
fr-c190 | call-back | medium | (appelez|appeler|contactez|téléphonez|composez) <0-50> (#( |-)#|immédiatement|au numéro|ce numéro)

fr-c900 | never | weak | (jamais|en aucun cas|aucunement) <~50> (demand*|communiqu*|partag*|donn*|envoy*|sollicit*|exig*)
fr-c901 | never | weak | (ne|n') <0-16> (demande|demanderons|demandera|demandons|demanderont|partagez|communiquez|cliquez|répondez|donnez|ouvrez|transmettez|divulguez) <0-24> (jamais|pas|aucun|aucune|en aucun cas)
fr-c902 | never | weak | (aucune action|aucune démarche|rien à faire|aucun paiement|déjà payé|déjà réglé|paiement a bien été|bien reçu votre paiement|payé par|merci pour votre paiement)
fr-c910 | warning | weak | (faux|fausse|fausses|frauduleux|frauduleuse) (e-mail|email|mail|message|messages|e-mails|emails|sms|site|sites|courriel|courriels|appels)
fr-c911 | warning | weak | (hameçonnage|phishing|arnaque|arnaques|escroc|escrocs|escroquerie|usurp*|fraudeurs|se font passer)
`)

export const fr: Lexicon = {
  language: 'fr',
  words:
    "le les des est vous votre vos nous et pour une dans que qui avec sur pas ne du au ce cette sera été être veuillez afin merci bonjour ou mais plus son ses leur aux cher chère client notre sont avez si d'une l'équipe",
  sets,
  phrases: [...composed, ...found],
}
