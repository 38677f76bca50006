/**
 * The one table of weights. A claim's weight is how sure one is, from this observation alone, that the message
 * speaks as the brand; the others say how much of the remaining doubt they take away, in proportion to the claim.
 */

export type Place = 'identity' | 'subject' | 'body' | 'link' | 'attachment' | 'dressing'

export type ClaimWeight = {
  readonly side: 'claim'
  readonly weight: number
  readonly place: Place
  readonly why: string
}
export type AddedWeight = {
  readonly side: 'infrastructure' | 'pressure' | 'proof'
  readonly weight: number
  readonly why: string
}
/** What is left of the claims of each place: 1 leaves all, 0 nothing. `cap` is the highest score with it. */
export type ContextWeight = {
  readonly side: 'context'
  readonly leaves: Readonly<Partial<Record<Place, number>>>
  readonly cap?: number
  /** contexts that say the same thing: only the strongest of them counts */
  readonly family?: 'own'
  readonly why: string
}

const claim = (place: Place, weight: number, why: string): ClaimWeight => ({
  side: 'claim',
  weight,
  place,
  why,
})
const infrastructure = (weight: number, why: string): AddedWeight => ({ side: 'infrastructure', weight, why })
const proof = (weight: number, why: string): AddedWeight => ({ side: 'proof', weight, why })
const leaves = (left: ContextWeight['leaves'], why: string, cap?: number, family?: 'own'): ContextWeight => ({
  side: 'context',
  leaves: left,
  why,
  ...(cap !== undefined && { cap }),
  ...(family && { family }),
})

export const claimWeights: Readonly<Record<string, ClaimWeight>> = {
  'spoofed-official-domain': claim(
    'identity',
    0.93,
    "writes from the brand's own domain, and its owner denies it (DMARC)",
  ),
  'tampered-official-mail': claim(
    'identity',
    0.8,
    'a genuine signature under fields that the brand did not sign: a replay',
  ),
  'from-name-claim': claim(
    'identity',
    0.8,
    'the name is the brand and nothing else: the one thing that every reader sees',
  ),
  'from-name-mention': claim('identity', 0.5, 'the brand stands in the name among other words'),
  'from-name-address': claim(
    'identity',
    0.85,
    'an address of the brand where the name should stand: made to deceive',
  ),
  'from-name-typo': claim('identity', 0.65, 'a word one or two letters from the name'),
  'from-name-service': claim('identity', 0.65, 'the whole name is a service that nobody else has'),
  'from-name-sub-brand': claim('identity', 0.5, 'a name of a service that others have too, beside the brand'),
  'disguised-brand': claim(
    'identity',
    0.6,
    'the name spelt with letters or blanks that only a filter notices',
  ),
  'from-local-part-claim': claim(
    'identity',
    0.55,
    'the brand in the local part of another domain; people name addresses of their own so too',
  ),
  'lookalike-from-domain': claim('identity', 0.8, 'none of 49,275 benign hosts, a third of phishing ones'),
  'reply-to-claim': claim('identity', 0.3, 'answers seem to go to the brand'),
  'sender-claim': claim('dressing', 0.2, 'Sender names the brand; clients show it rarely'),
  'recipient-claim': claim('dressing', 0.2, "the brand's customer service among the recipients"),
  'subject-voice': claim('subject', 0.45, "speaks of the reader's account, order or membership at the brand"),
  'subject-letterhead': claim('subject', 0.35, "the name in brackets or alone, as a sender's mark"),
  'subject-topic': claim('subject', 0.28, "an account or order at the brand, not said to be the reader's"),
  'subject-mention': claim('subject', 0.15, 'the name in the subject, neither as goods nor as a warning'),
  'subject-sub-brand': claim('subject', 0.25, 'a service that others have too, beside the brand'),
  'body-greeting': claim('body', 0.45, "greets the reader as the brand's customer"),
  'body-thanks': claim('body', 0.4, 'thanks for buying there'),
  'body-account': claim('body', 0.3, "speaks of the reader's account there; shops and banks do so too"),
  'body-courier': claim('body', 0.35, 'says that a courier of the brand came; neighbours say so too'),
  'body-signature': claim('body', 0.4, 'signs as a department of the brand'),
  'body-sender': claim('body', 0.35, 'says that the brand writes'),
  'body-letterhead': claim('body', 0.25, 'the name alone on a line: letterhead, signature or heading'),
  'body-imprint': claim('body', 0.35, 'the imprint of the brand under the text'),
  'false-legal-entity': claim('body', 0.5, 'signs as a company that does not exist'),
  'order-number': claim('body', 0.1, 'an order number as the brand prints it; sellers quote it too'),
  'link-text-mismatch': claim('link', 0.7, "shows the brand's address and leads elsewhere"),
  'lookalike-link-host': claim('link', 0.5, 'leads to a host that imitates the name'),
  'shop-path-on-foreign-host': claim('link', 0.4, "a path of the brand's shop on somebody else's host"),
  'logo-image': claim('body', 0.25, "a picture called by the brand's name; shops show the logo too"),
  'hot-linked-image': claim('dressing', 0.08, "pictures from the brand's servers; deal mails have them too"),
  'attachment-name': claim('attachment', 0.35, "the brand's own mail carries no attachments"),
  'attachment-voice': claim('attachment', 0.5, 'the attachment speaks as the brand'),
  'organizer-claim': claim('identity', 0.6, "the invitation's organizer has the brand's name"),
  'title-claim': claim('dressing', 0.15, 'left over from the builder of the page'),
}

export const addedWeights: Readonly<Record<string, AddedWeight>> = {
  'unofficial-from-domain': proof(0.1, 'the base rule: it claims and does not come from there'),
  'official-domain-refuted': proof(0.2, "the owner's policy was not met"),
  'duplicate-signed-fields': proof(0.1, 'what was added was not signed'),
  'reply-to-elsewhere': infrastructure(0.12, 'answers go to a third domain'),
  'several-authors': infrastructure(0.15, 'more than one author: clients show one, checks read the other'),
  'forged-brand-header': infrastructure(0.15, 'a header of the brand, unsigned, from somebody else'),
  'free-mail-sender': infrastructure(0.25, 'no company of this size writes from free mail'),
  'nameless-sender': infrastructure(0.3, 'whoever may write about an account elsewhere says who he is'),
  'tenant-sender': infrastructure(0.3, 'a name that anyone has for a minute'),
  'ip-link': infrastructure(0.3, 'an address without a name'),
  'userinfo-link': infrastructure(0.3, 'a name before @ that is no host'),
  'shortened-link': infrastructure(0.15, 'hides where it leads'),
  'tenant-link': infrastructure(0.15, 'leads to a rented name'),
  'only-foreign-links': infrastructure(0.25, 'no link leads to the brand; its own mail links to itself'),
  'form-in-mail': infrastructure(0.25, 'asks to type into the mail'),
  'known-scam-number': infrastructure(0.4, "published as a scam's number"),
  'unofficial-number': infrastructure(0.2, "a number to call that is not the brand's"),
  'greeting-by-address': infrastructure(0.2, "the brand knows the customer's name"),
  'wrong-order-number': infrastructure(0.15, 'not in the shape of its order numbers'),
  'attachment-in-brand-mail': infrastructure(0.2, 'none of 20 genuine mails has one, 24 of 109 scams'),
  'picture-instead-of-text': infrastructure(0.25, 'a picture that links, and hardly a word'),
  'invisible-characters': infrastructure(0.3, 'cut by characters that nobody sees'),
  'combining-noise': infrastructure(0.3, 'marks that no language writes there'),
  'bidi-controls': infrastructure(0.2, 'turns the order of letters'),
  'mixed-script-brand': infrastructure(0.3, 'letters of several scripts in one word'),
  'styled-letters': infrastructure(0.2, 'mathematical or enclosed letters'),
  'letter-spacing': infrastructure(0.2, 'a word pulled apart'),
  'inserted-token': infrastructure(0.3, 'noise letters around the word'),
  leetspeak: infrastructure(0.2, 'digits for letters'),
  'hidden-text': infrastructure(0.1, 'text that only filters read'),
  'nested-encoding': infrastructure(0.1, 'encoded twice'),
  'tiny-text': infrastructure(0.1, 'text too small to read'),
  'same-colour-text': infrastructure(0.1, 'text in the colour of its ground'),
  'off-screen-text': infrastructure(0.1, 'text outside the page'),
}

/** The two scores of the words, taken together: the most that pressure takes away of the doubt. */
export const PRESSURE = 0.45

export const contextWeights: Readonly<Record<string, ContextWeight>> = {
  'forward-or-reply': leaves(
    { subject: 0.1, body: 0.4, link: 0.3, attachment: 0.4, dressing: 0.3 },
    'a person passes it on or answers',
    69,
  ),
  'delivery-report': leaves(
    { subject: 0.1, body: 0.1, link: 0.1, attachment: 0.1, dressing: 0.1 },
    'a machine reports of a mail',
  ),
  'mailing-list': leaves(
    { subject: 0.6, body: 0.6, link: 0.6, dressing: 0.3 },
    'a list carries many authors; it is known and can be asked',
    69,
  ),
  'warning-about-scams': leaves(
    { subject: 0.3, body: 0.35, link: 0.35, dressing: 0.3 },
    'warns of those who imitate the brand',
  ),
  'own-proven-name': leaves(
    { subject: 0.4, body: 0.4, link: 0.7, attachment: 0.6, dressing: 0.3 },
    'speaks under its own name, which its proven domain bears',
    undefined,
    'own',
  ),
  'own-name': leaves(
    { subject: 0.4, body: 0.4, link: 0.8, attachment: 0.6, dressing: 0.3 },
    'speaks under its own name, which its domain bears; nobody proved it, and it is not the brand',
    undefined,
    'own',
  ),
  'own-name-in-text': leaves(
    { subject: 0.55, body: 0.5, link: 0.8, attachment: 0.7, dressing: 0.4 },
    'greets or signs with its own name',
    undefined,
    'own',
  ),
  'own-links': leaves(
    { subject: 0.7, body: 0.6, dressing: 0.5 },
    'its links lead to itself',
    undefined,
    'own',
  ),
  newsletter: leaves({ subject: 0.9, body: 0.8, dressing: 0.5 }, 'lets the reader unsubscribe'),
  'nothing-to-follow': leaves(
    { subject: 0.5, body: 0.5 },
    'no link, number, attachment or account to pay into',
  ),
  vacancy: leaves(
    { subject: 0.5, body: 0.4, dressing: 0.5 },
    'a board under its own name lists vacancies, and names the employer',
  ),
  'attachment-unread': leaves({}, 'said, never counted'),
  'official-relay': leaves({}, 'genuine sender, words of others', 69),
}
