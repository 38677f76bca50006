/** Context: a job board or an agency that bears its own name lists vacancies: it names employers, as all of them do. */
import type { Evidence } from '../evidence.ts'
import type { Scene } from '../scene.ts'
import { context } from './observed.ts'

/** Words of a vacancy, not of a hiring letter ("you are hired"), folded. */
const WORDS = [
  '求人',
  '時給',
  '月給',
  'job alert',
  'new jobs',
  'is hiring',
  'jobs for you',
  'stellenangebot',
  'neue jobs',
  "offre d'emploi",
  "offres d'emploi",
  'ofertas de empleo',
  'oferta de empleo',
  'offerte di lavoro',
  'vagas de emprego',
] as const

/** `known`: the sender bears a name of his own; a nameless recruiter is no job board. */
export const vacancy = ({ subject, body }: Scene, known: boolean): Evidence[] => {
  if (!known) return []
  const word = WORDS.find(each => subject.folded.plain.includes(each) || body.folded.plain.includes(each))
  return word === undefined ? [] : [context('vacancy', 'body', word)]
}
