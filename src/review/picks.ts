/** What a checkbox of the inbox says: a mail, or a wave as far as it was on screen; and how many one page can send. */
import { keys } from '../config/keys.ts'
import { isId } from '../quarantine/id.ts'

/** So many mails of an open wave are shown below its row. */
export const shownCopies = 20

/** All that one page can show is taken at once, and taken back at once. */
export const mostPicks = keys.review.page_size.max + shownCopies

export type WavePick = {
  readonly campaign: string
  /** the newest mail that its row stood for; '' where the form does not say */
  readonly newest: string
}

export const writeWavePick = ({ campaign, newest }: WavePick): string => `${campaign}@${newest}`

export const readWavePick = (value: string): WavePick => {
  const at = value.lastIndexOf('@')
  const newest = value.slice(at + 1)
  return at < 0 || !isId(newest) ? { campaign: value, newest: '' } : { campaign: value.slice(0, at), newest }
}
