/** Claim: the author's display name (or comment, or what stands in an unparsable From) is the brand's. */
import type { Brand } from '../../brands/brand.ts'
import { isOfficialTarget } from '../../brands/brand.ts'
import type { Check, Evidence } from '../evidence.ts'
import { imitates, imitationOfHost } from '../lookalike.ts'
import type { Mention } from '../mention.ts'
import { observe } from '../observe.ts'
import { type Passage, type Scene, sceneOf } from '../scene.ts'

/** Words that do not make another sender of the brand: departments, forms of mail, shops, generic nouns (folded). */
const GENERIC =
  /(?:customer|client|care|service|services|support|help|helpdesk|desk|team|center|centre|account|accounts|security|secure|billing|payment|payments|order|orders|update|updates|notification|notifications|notice|alert|alerts|info|information|mail|email|no|reply|noreply|auto|confirm|confirmation|verification|verify|delivery|shipment|shipping|tracking|store|shop|online|official|member|members|membership|prime|pay|visa|card|id|inc|llc|ltd|gmbh|com|co|jp|uk|de|fr|es|it|net|us|the|your|you|from|by|of|to|in|and|for|von|ihr|ihre|zinia|tm|reward|rewards|refund|department|dept|fraud|prevention|web|japan|usa|business|seller|central|important|urgent|action|required|message|new|system|admin|server|user|users|kundenservice|kundendienst|konto|sicherheit|bestellung|service-client|equipe|compte|livraison|clientes|cliente|atencion|equipo|servicio|assistenza|servizio|clienti|suporte|conta|pedido|video|music|news|news-letter|survey|surveys|winner|promo|promotion|marketplace|fba|bot|via|career|careers|recruiting|recruitment|hiring|job|jobs|hr|gift|gifts|card|xmas|christmas|black|friday|bonus|point|points|winner|winners|prize|deal|deals|discount|voucher|gutschein|address|identity|logistics|express|vip|reminder|renewal|subscription|statement|invoice|remboursement|livraison|colis|cadeau|commande|envios|pedidos|premios|pago|pagos|pagamento|premi|rimborso|zahlung|lieferung|gewinn|geschenk|versand|rechnung|sicherheitsteam|kundencenter)/g
const GENERIC_JA =
  /(?:カスタマー|サービス|サポート|センター|チーム|お客様|お客さま|会員|様|アカウント|セキュリティ|お知らせ|ご?案内|通知|連絡|重要|緊急|注文|配送|配信|支払|支払い|お?支払い?|プライム|ジャパン|公式|事務局|運営|株式会社|合同会社|株|確認|自動|更新|警告|情報|管理|メール|専用|本部|からの|より|から|ご?利用|ポイント|特典|キャンペーン|当選|求人|採用|決済|請求|認証|本人|受付|窓口|課|部|室|係|担当|の|お|ご|を|に|で|へ|は|と|客服|客户|服务|中心|团队|会员|알림|고객|센터|팀)/g

/** Letters of the name that are neither the brand nor generic. */
export const otherWords = (passage: Passage): string => {
  let text = passage.folded.skeleton
  for (const { start, end } of [...passage.mentions].reverse())
    text = `${text.slice(0, start)} ${text.slice(end)}`
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => !/^\d*$/.test(word) && word.replace(GENERIC, '') !== '')
    .map(word => word.replace(GENERIC_JA, '').replace(/\d+/g, ''))
    .filter(word => word.length > (/[぀-龯]/.test(word) ? 1 : 2))
    .join(' ')
}

/** Another name beside the brand's: "Deals by X" weakens the claim where X is the proven domain's name, or signs the text. */
export const othersDegree = (scene: Scene, others: string, domain: string): number => {
  if (!scene.passed) return 1
  const label = domain.split('.').slice(0, -1).join('.')
  const words = others.split(' ').filter(word => word.length > (/[^ -~]/.test(word) ? 1 : 3))
  if (words.some(word => label.includes(word))) return 0.25
  return words.some(word => scene.body.folded.skeleton.includes(word)) ? 0.35 : 1
}

/** A company that bears the name itself, "Amazon Cafe" at amazoncafe.example, as far as it proves its domain; else null. */
export const namesakeOf = (scene: Scene): string | null => {
  const [author] = scene.authors
  if (!author || author.name.mentions.length === 0) return null
  const [word] = otherWords(author.name).split(' ')
  return word && othersDegree(scene, word, author.mailbox.domain) < 0.3 ? word : null
}

/** "Keiko (Amazon)": a person says where he works, or what she works on. */
const AFFILIATION = /^[^()（）]{3,}[(（][^()（）]*[)）]\s*$/

const nameClaim = (scene: Scene, name: Passage, domain: string, quote: string): Evidence[] => {
  const [mention] = name.mentions
  if (!mention) return []
  const others = otherWords(name)
  const params = { name: quote, domain }
  if (others === '')
    return [observe({ id: 'from-name-claim', side: 'claim', where: 'header:from', quote, params })]
  const degree = othersDegree(scene, others, domain) * (AFFILIATION.test(quote) ? 0.6 : 1)
  return [observe({ id: 'from-name-mention', side: 'claim', where: 'header:from', quote, params, degree })]
}

const ADDRESS = /[^\s<>"'(),;:@]+@([^\s<>"'(),;:@]+)/

/** An address that stands where the name should, and is not the one that sent. */
const addressClaim = (brand: Brand, quote: string, plain: string, domain: string): Evidence[] => {
  const shown = ADDRESS.exec(plain)?.[1]?.replace(/\.+$/, '')
  if (!shown || shown === domain) return []
  const claims = isOfficialTarget(brand, shown) || imitationOfHost(brand, shown) !== null
  return claims
    ? [
        observe({
          id: 'from-name-address',
          side: 'claim',
          where: 'header:from',
          quote,
          params: { shown, domain },
        }),
      ]
    : []
}

/** "Amozon Support": a word of the name is one or two letters from the brand's, or spells it in digits. */
const typoClaim = (brand: Brand, name: Passage, quote: string, domain: string): Evidence[] => {
  if (name.mentions.length > 0) return []
  const words = name.folded.skeleton.split(/[^\p{L}\p{N}]+/u)
  const typo = words.find(word => {
    if (word === brand.lookalike.word) return false
    const kind = imitates(brand, word)
    return kind !== null && kind !== 'name-in-label' && kind !== 'short-form'
  })
  return typo
    ? [
        observe({
          id: 'from-name-typo',
          side: 'claim',
          where: 'header:from',
          quote,
          params: { typo, domain },
        }),
      ]
    : []
}

const disguised = (mention: Mention | undefined, quote: string): Evidence[] =>
  mention?.disguised
    ? [
        observe({
          id: 'disguised-brand',
          side: 'claim',
          where: 'header:from',
          quote,
          params: { name: quote },
        }),
      ]
    : []

export const fromName: Check = facts => {
  const scene = sceneOf(facts)
  if (scene.standing.state === 'official' || scene.standing.state === 'relay') return []
  return scene.authors.slice(0, 10).flatMap(({ mailbox, name }) => {
    const quote = name.folded.source
    if (quote === '') return []
    return [
      ...nameClaim(scene, name, mailbox.domain, quote),
      ...addressClaim(scene.brand, quote, name.folded.skeleton, mailbox.domain),
      ...typoClaim(scene.brand, name, quote, mailbox.domain),
      ...disguised(name.mentions[0], quote),
    ]
  })
}
