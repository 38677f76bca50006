/** French: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
fr-001 | deadline | strong | found | phonandroid.com 2021-11 | Si cette mise à jour n'est pas effectuée sous # heures, votre compte sera définitivement fermé
fr-002 | deadline | strong | found | phonandroid.com 2021-11 | un montant de # euros sera facturé
fr-003 | deadline | strong | found | phishing_pot sample-6573 | Pour des raisons de sécurité, le lien de confirmation expirera après # heures
fr-004 | deadline | strong | found | phishing_pot sample-7651 | la confirmation est requise sous # heures
fr-005 | deadline | strong | found | phishing_pot sample-6759 | expire dans # heures Action Requise
fr-006 | deadline | medium | found | phishing_pot sample-6759 | Ce lien est personnel et expire sous #h
fr-007 | deadline | medium | found | phishing_pot sample-7651 | dans les prochains jours afin d'éviter tout retard
fr-008 | deadline | medium | found | phishing_pot sample-2776 | Cette offre d'enquête expire aujourd'hui
fr-009 | deadline | strong | found | FR press sample 2024 (journal-info.fr / kessiya; page not re-verified) | # jours pour annuler votre commande en cliquant sur le bouton
fr-010 | deadline | strong | found | phishing_pot sample-7058 | Si vous ne validez pas cette transaction sous # heures, les fonds seront définitivement gelés
fr-014 | account-threat | strong | found | nuitfrance.fr | Une « activité inhabituelle » a été détectée sur votre compte Amazon
fr-015 | account-threat | medium | found | nuitfrance.fr | temporairement bloqué
fr-016 | account-threat | strong | found | nuitfrance.fr | Tous les paiements et abonnements en suspens ont été annulés
fr-017 | account-threat | strong | found | phishing_pot sample-7116 | Afin d'éviter toute suspension de votre compte
fr-018 | account-threat | strong | found | phonandroid.com 2021-11 | votre compte sera définitivement fermé
fr-019 | account-threat | strong | found | phishing_pot sample-7010 | les comptes n’ayant pas fait l’objet d’une vérification pourront être temporairement restreints
fr-021 | account-threat | medium | composed | composed | activité suspecte
fr-022 | legal-threat | strong | composed | composed | poursuites judiciaires
fr-023 | legal-threat | strong | composed | composed | mise en demeure
fr-024 | legal-threat | strong | composed | composed | recouvrement judiciaire
fr-025 | payment-request | strong | found | phishing_pot sample-4460 | Statut : Arrêté au centre de distribution frais de douane impayés
fr-026 | payment-request | medium | composed | composed | facture impayée
fr-027 | payment-request | medium | composed | composed | montant restant dû
fr-028 | payment-request | medium | composed | composed | régulariser votre situation
fr-029 | gift-card | strong | composed | composed | achetez des cartes-cadeaux et communiquez les codes
fr-030 | gift-card | strong | composed | composed | payer avec des cartes cadeaux Amazon
fr-031 | gift-card | strong | composed | composed | grattez le code et envoyez la photo
fr-032 | payment-update | medium | found | phonandroid.com 2021-11 | Votre moyen de paiement principal n'a pas pu être débité
fr-033 | payment-update | strong | found | phonandroid.com 2021-11 | nous avons pris la décision de mettre fin à votre abonnement Prime
fr-034 | payment-update | medium | found | phishing_pot sample-7032 | Votre moyen de paiement a expiré
fr-035 | payment-update | medium | found | phishing_pot sample-7032 | mettre à jour vos informations de paiement pour éviter toute interruption
fr-036 | payment-update | medium | found | phishing_pot sample-7032 | Mettez à jour votre paiement dès aujourd’hui
fr-038 | payment-update | medium | composed | composed | votre carte a été refusée
fr-039 | credential-request | medium | found | phishing_pot sample-7116 | Veuillez confirmer votre identité
fr-040 | credential-request | weak | found | phishing_pot sample-7116 | nous vous invitons à vous connecter à votre espace client
fr-041 | credential-request | medium | found | phishing_pot sample-7010 | nous devons vérifier que votre justificatif d’identité est à jour
fr-042 | credential-request | strong | composed | composed | communiquez-nous le code reçu par SMS
fr-043 | credential-request | medium | composed | composed | vérifiez votre compte
fr-044 | personal-data | strong | found | phishing_pot sample-4460 | nous devons confirmer vos propres informations
fr-045 | personal-data | strong | found | phishing_pot sample-6236 | Nous vous demandons uniquement de confirmer votre identité dans les # heures
fr-046 | personal-data | strong | found | phishing_pot sample-6236 | Confirmez vos Information pour recevoir le paiement
fr-047 | call-to-action | strong | found | phishing_pot sample-7651 | Retirer mes fonds
fr-048 | call-to-action | strong | found | phishing_pot sample-7651 | Confirmer le retrait
fr-049 | call-to-action | strong | found | phishing_pot sample-6573 | Confirmer votre paiement
fr-050 | call-to-action | medium | found | phishing_pot sample-6236 | Confirmez Ici
fr-051 | call-to-action | medium | found | phishing_pot sample-3257 | Participez à l'enquête maintenant
fr-053 | prize-refund | strong | found | phishing_pot sample-6573 | Votre solde est prêt à être retiré
fr-054 | prize-refund | strong | found | phishing_pot sample-6573 | Votre paiement est désormais disponible sur votre compte
fr-055 | prize-refund | strong | found | phishing_pot sample-7651 | # # € disponibles — confirmation requise
fr-056 | prize-refund | strong | found | phishing_pot sample-6573 | Dépôt de # # EUR confirmé
fr-057 | prize-refund | strong | found | phishing_pot sample-3257 | une opportunité unique de recevoir une Boîte mystère Amazon
fr-058 | prize-refund | strong | found | iarnaque.fr | Félicitations ! Vous avez gagné une carte cadeau Amazon de #€
fr-059 | prize-refund | medium | found | phishing_pot sample-4460 | Des frais de livraison peuvent s'appliquer
fr-060 | prize-refund | strong | found | phishing_pot sample-3257 | Plus de # # # € d'offres distribuées jusqu'à présent
fr-061 | prize-refund | strong | found | phishing_pot sample-6759 | Votre virement de # #€
fr-062 | renewal | strong | found | FR press sample 2024 (journal-info.fr / kessiya; page not re-verified) | Dernier jour d'essai Prime Video. Le renouvellement automatique de votre abonnement s'est effectué avec succès
fr-063 | renewal | weak | found | FR press sample 2024 (journal-info.fr / kessiya; page not re-verified) | Une facture vous sera envoyée
fr-064 | renewal | medium | found | phishing_pot sample-3266 | Votre abonnement a expiré !
fr-065 | unknown-order | medium | composed | composed | si vous n'êtes pas à l'origine de cette commande
fr-066 | unknown-order | weak | composed | composed | annuler cette commande
fr-067 | sign-in-alert | weak | found | phishing_pot sample-2885 (Microsoft wording) | Nous avons détecté quelque chose d'inhabituel à propos d'une connexion récente
fr-068 | sign-in-alert | weak | composed | composed | connexion depuis un nouvel appareil
fr-069 | delivery | strong | found | phishing_pot sample-4460 | LIVRAISON DU COLIS SUSPENDU !
fr-070 | delivery | strong | found | phishing_pot sample-2783 | Le chauffeur n'a pas pu livrer votre colis
fr-071 | delivery | strong | found | phishing_pot sample-4460 | si vous ne confirmez pas votre informations, votre colis sera annulez dans les # heures
fr-072 | delivery | strong | found | phishing_pot sample-4460 | Confirmez l'adresse de livraison de votre colis
fr-073 | job-fee | strong | composed | composed | emploi à temps partiel Amazon, revenu journalier
fr-074 | job-fee | medium | composed | composed | frais d'inscription au poste
fr-075 | call-back | strong | composed | composed | appelez immédiatement notre service client au
fr-076 | salutation | strong | found | phishing_pot sample-3257 | Cher acheteur Amazon
fr-077 | salutation | weak | composed | general FR phishing (composed) | Cher client
fr-078 | style | strong | found | phishing_pot sample-6573 | amazon .fr Connexion
`)
