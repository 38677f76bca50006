/** Tells speaking AS a brand from speaking OF it, by the words right before and behind its name. */
import type { Mention } from '../mention.ts'
import type { Passage } from '../scene.ts'

/**
 * greeting: addresses the reader as the brand's customer; thanks: thanks him for buying there; account: speaks of
 * his account, order or membership there; signature: signs as one of its departments; sender: says who writes;
 * courier: says that its courier came, or could not deliver;
 * letterhead: the name alone on a line or in brackets; topic: an account or order there, not said to be the reader's.
 */
export type VoiceKind =
  | 'greeting'
  | 'thanks'
  | 'account'
  | 'signature'
  | 'sender'
  | 'courier'
  | 'letterhead'
  | 'topic'

/** Both windows must match; an absent one always does. `before` ends at the name, `after` starts behind it. */
export type Voice = { readonly kind: VoiceKind; readonly before?: RegExp; readonly after?: RegExp }

/** `goods`: the name is part of something else's name; `of`: what makes the name a topic; `warns`: what makes it the topic of a warning, whatever else is said. */
export type Voices = {
  readonly language: string
  readonly voices: readonly Voice[]
  readonly goods?: readonly Omit<Voice, 'kind'>[]
  readonly of: readonly Omit<Voice, 'kind'>[]
  readonly warns: readonly Omit<Voice, 'kind'>[]
}

export type Heard = { readonly kind: VoiceKind; readonly mention: Mention; readonly language: string }

const WINDOW = 56

const fits = ({ before, after }: Omit<Voice, 'kind'>, left: string, right: string): boolean =>
  (before === undefined || before.test(left)) && (after === undefined || after.test(right))

const windowsOf = ({ folded }: Passage, { start, end }: Mention): readonly [string, string] => {
  const flat = (text: string): string => text.replace(/[ \t\r　\u00a0]+/g, ' ')
  return [
    flat(folded.plain.slice(Math.max(0, start - WINDOW), start)),
    flat(folded.plain.slice(end, end + WINDOW)),
  ]
}

/** Every kind that one mention is heard in; a warning silences it, a topic leaves only what is said outright. */
export const hear = (languages: readonly Voices[], passage: Passage, mention: Mention): readonly Heard[] => {
  const [left, right] = windowsOf(passage, mention)
  const silenced = ({ goods = [], warns }: Voices): boolean =>
    [...goods, ...warns].some(rule => fits(rule, left, right))
  if (languages.some(silenced)) return []
  const isTopic = languages.some(({ of }) => of.some(rule => fits(rule, left, right)))
  return languages.flatMap(({ language, voices }) =>
    voices
      .filter(
        voice =>
          !(isTopic && (voice.kind === 'topic' || voice.kind === 'letterhead')) && fits(voice, left, right),
      )
      .map(({ kind }) => ({ kind, mention, language })),
  )
}

/** Said of the brand: its goods, its rivals, its impersonators. */
export const isTopicOnly = (languages: readonly Voices[], passage: Passage, mention: Mention): boolean => {
  const [left, right] = windowsOf(passage, mention)
  return languages.some(({ goods = [], of, warns }) =>
    [...goods, ...of, ...warns].some(rule => fits(rule, left, right)),
  )
}

/** The first mention of each kind. */
export const hearAll = (languages: readonly Voices[], passage: Passage): ReadonlyMap<VoiceKind, Heard> => {
  const heard = new Map<VoiceKind, Heard>()
  for (const mention of passage.mentions) {
    for (const one of hear(languages, passage, mention)) if (!heard.has(one.kind)) heard.set(one.kind, one)
  }
  return heard
}

/** Whether the text warns of the brand's impersonators. */
export const warnsOf = (languages: readonly Voices[], passage: Passage): boolean =>
  passage.mentions.some(mention => {
    const [left, right] = windowsOf(passage, mention)
    return languages.some(({ warns }) => warns.some(rule => fits(rule, left, right)))
  })
