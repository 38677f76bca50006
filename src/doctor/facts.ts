/** How old the facts are: domains, partners and numbers that nobody has checked for a year may have changed. */
import { brands } from '../brands/index.ts'
import { type HealthCheck, health } from './health.ts'

const YEAR = 365 * 86_400_000

export const checkFacts: HealthCheck = async ({ now }) =>
  brands.map(({ id, displayName, checked }) => {
    const isOld = now() - Date.parse(checked.newest) > YEAR
    const dates = `${checked.oldest} – ${checked.newest}`
    return isOld
      ? health(
          `facts-${id}`,
          'warn',
          `The facts about ${displayName} were last checked ${checked.newest}, more than a year ago: update this package.`,
          `${displayName} に関するデータの最終確認は ${checked.newest} で、1 年以上前です。パッケージを更新してください。`,
        )
      : health(
          `facts-${id}`,
          'ok',
          `The facts about ${displayName} were checked ${dates}.`,
          `${displayName} に関するデータの確認日: ${dates}`,
        )
  })
