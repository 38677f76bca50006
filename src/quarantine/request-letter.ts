/** A recipient asked for his message: those of `[quarantine] notify` get one letter with all that is new, soon after. */
import { harmless } from '../message/harmless.ts'
import { entry, named, system } from './act.ts'
import { type DigestDeps, type DigestPolicy, headersFor, senderOf } from './digest.ts'
import { waitingItems } from './digest-piles.ts'
import { defang, timeIn } from './digest-text.ts'
import type { Fate, Item } from './item.ts'
import { type Language, languageFor } from './letter-language.ts'
import type { Letter } from './mailer.ts'
import { cleaned } from './privacy.ts'
import { isTold, markOf, markTold } from './told.ts'

const words = {
  ja: {
    subject: (count: number) => `保留メールの受け取り申請(${count}件)`,
    intro: (_count: number) =>
      '受信者から、保留メールの受け取りの申請がありました。確認して判断してください。',
    who: '申請者',
    about: '件名',
    why: '申請の理由',
    id: '受付番号',
    decide: '確認と判断',
    more: (count: number) => `ほかに${count}件の申請があります。`,
  },
  en: {
    subject: (count: number) => `Held messages that recipients ask for (${count})`,
    intro: (count: number) =>
      count === 1
        ? 'A recipient asks for a held message. Please look at it and decide.'
        : 'Recipients ask for held messages. Please look at them and decide.',
    who: 'asked by',
    about: 'subject',
    why: 'says',
    id: 'reference',
    decide: 'look and decide',
    more: (count: number) =>
      count === 1 ? 'There is one more request.' : `There are ${count} more requests.`,
  },
} as const

type Wish = { readonly item: Item; readonly fate: Fate; readonly mark: string }

const wishesFor = async (address: string, deps: DigestDeps): Promise<readonly Wish[]> => {
  const wishes: Wish[] = []
  for await (const item of waitingItems(deps, true)) {
    for (const fate of item.recipients) {
      if (fate.state !== 'held' || fate.requested === null) continue
      // asked again after it was decided once, it is a new wish
      const mark = markOf('request', address, `${fate.address} ${fate.requested.at}`)
      if (!isTold(item, mark)) wishes.push({ item, fate, mark })
    }
  }
  return wishes
}

const wishText = ({ item, fate }: Wish, policy: DigestPolicy, language: Language): string => {
  const say = words[language]
  const reason = defang(fate.requested?.reason ?? '', 300)
  return [
    `${language === 'ja' ? '・' : '- '}${timeIn(fate.requested?.at ?? 0, language, policy.timeZone)}`,
    `  ${say.who}: ${harmless(fate.address, 120)}`,
    `  ${say.about}: ${defang(item.subject, 120)}`,
    ...(reason === '' ? [] : [`  ${say.why}: ${reason}`]),
    `  ${say.id}: ${item.id}`,
    `  ${say.decide}: ${policy.url}/item/${item.id}`,
  ].join('\n')
}

const letterOf = (address: string, wishes: readonly Wish[], policy: DigestPolicy): Letter => {
  const language = languageFor(address, policy.language)
  const say = words[language]
  const shown = wishes.slice(0, policy.maxItems)
  const from = senderOf(address, policy.from)
  const more = wishes.length - shown.length
  return {
    from,
    to: address,
    headers: headersFor(from),
    subject: say.subject(wishes.length),
    text: [
      say.intro(wishes.length),
      ...shown.map(wish => wishText(wish, policy, language)),
      ...(more > 0 ? [say.more(more)] : []),
      '',
    ].join('\n\n'),
  }
}

/** One letter an address and round; what could not be sent is tried again in the next. Gives how many did not go. */
export const tellOfRequests = async (
  notify: readonly string[],
  policy: DigestPolicy,
  deps: DigestDeps,
): Promise<number> => {
  let failed = 0
  for (const address of notify) {
    const wishes = await wishesFor(address, deps)
    if (wishes.length === 0) continue
    const posted = await deps.mailer.post(letterOf(address, wishes, policy))
    if (!posted.sent) failed += 1
    else {
      const detail = { to: named(deps, [address]), requests: String(wishes.length), sent: 'true' }
      await deps.store.appendAudit([
        entry(deps, system, 'digest', '', { ...detail, answer: cleaned(deps, posted.answer, [address]) }),
      ])
    }
    // refused for good: said once in the operator's log, not every minute
    if (posted.fortune !== 'deferred')
      for (const { item, mark } of wishes) await markTold(item.id, [mark], deps)
  }
  return failed
}
