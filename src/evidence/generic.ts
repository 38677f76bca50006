/** Words that do not make another sender of the brand: departments, forms of mail, prizes, generic nouns (folded; composed). */
import type { Passage } from './scene.ts'

const GENERIC: ReadonlySet<string> = new Set(
  (
    'account accounts action address admin agent alert alerts and assistenza atencion auto auto-confirm ' +
    'bestellung billing black bonus bot business by cadeau calendar card care career careers center ' +
    'central centre christmas client cliente clientes clienti clients co colis com commande committee ' +
    'compte concours confirm confirmation conta corriere courier customer customers de deal deals ' +
    'delivery department dept desk discount driver email envios equipe equipo es express fahrer fba for ' +
    'fr fraud friday from geschenk gewinn gewinnspiel gift gifts gmbh gutschein help helpdesk hiring hr ' +
    'id identity ihr ihre important in inc info information invoice it japan job jobs jp konto ' +
    'kundencenter kundendienst kundenservice lieferbote lieferung livraison livreur llc logistics ' +
    'lotterie lottery ltd mail marketplace member members membership message music net new news ' +
    'news-letter no noreply notice notification notifications of official online order orders pagamento ' +
    'pago pagos pay payment payments pedido pedidos point points premi premios prevention prime prize ' +
    'program programme promo promotion rechnung recruiting recruitment refund remboursement reminder ' +
    'renewal repartidor reply required reward rewards rimborso scheduling secure security seller server ' +
    'service service-client services servicio servizio shipment shipping shop sicherheit sicherheitsteam ' +
    'sorteo statement store subscription suporte support survey surveys system team the tm to tombola ' +
    'tracking uk update updates urgent us usa user users verification verify versand via video vip visa ' +
    'mitgliedschaft mitglied abonnement abonne membresia suscripcion assinatura abbonamento membre socio ' +
    'device devices entregador entregas entrega fattorino zusteller zustellung bote carrier parcel package ' +
    'paket colis pacco paquete pacote encomenda consegna consegne aviso avisos abteilung securite seguridad ' +
    'seguranca sicurezza verificacion verifica verificacao notificacion notifica notificacao atendimento ' +
    'soporte cobranca mitteilung benachrichtigung renew renewals refunds return returns claim claims offer ' +
    'offers plan premium tv appeal appeals warning secured protection manager office staff ' +
    'anniversary erstattung erstattungsstelle stelle hinweis reembolso reembolsos rimborsi remboursements alerte alerta alertas ' +
    'aviso hinweise desk pending address ' +
    'http https www giveaway giveaways loyalty recruiter recruiters remote aws kindle kdp alexa photos fresh ' +
    'warehouse receipt receipts legal france deutschland germany italia italy espana spain brasil brazil ' +
    'europe mexico india canada australia vagas emprego empleo empleos lavoro sicherheitszentrum zentrum ' +
    'cuenta sua tu tua tuo il la le el los mi votre smile hq corp corporation ' +
    'von voucher web winner winners xmas you your zahlung zinia trust bureau safety compliance finance ' +
    'tax payroll logistica logistique logistik '
  ).split(' '),
)
const GENERIC_JA =
  /(?:税務|人事|経理|法務|返品|出荷|リコール|ビジネス|卖家|支持|カスタマー|抽選|賞品|景品|債権|回収|出品|ギフトカード|ギフト券?|ペイ|料金|有料|動画|相談|物流|在宅|副業|返金|本店|当選者|サービス|サポート|センター|チーム|お客様|お客さま|会員|様|アカウント|セキュリティ|お知らせ|ご?案内|通知|連絡|重要|緊急|注文|配送|配信|支払|支払い|お?支払い?|プライム|ジャパン|公式|事務局|運営|株式会社|合同会社|株|確認|自動|更新|警告|情報|管理|メール|専用|本部|からの|より|から|ご?利用|ポイント|特典|キャンペーン|当選|求人|採用|決済|請求|認証|本人|受付|窓口|課|部|室|係|担当|の|お|ご|を|に|で|へ|は|と|客服|客户|服务|中心|团队|会员|알림|고객|센터|팀)/g

const LONGEST = 40

/** One of them, or two written together: Kundenservice. */
const isGeneric = (word: string): boolean => {
  if (GENERIC.has(word)) return true
  if (word.length > LONGEST) return false
  for (let at = 2; at < word.length - 1; at++) {
    if (GENERIC.has(word.slice(0, at)) && GENERIC.has(word.slice(at))) return true
  }
  return false
}

const TAIL_JA = /(?:メンバーズ|メルマガ|メールマガジン|事務局|ニュース|お知らせ|センター|窓口|公式)$/

/** A name without the generic words at its end, "Harbour Bank Alerts": how it is written elsewhere. */
export const withoutTail = (name: string): string => {
  const words = name.split(' ')
  while (words.length > 1 && isGeneric(words.at(-1) ?? '')) words.pop()
  return words.join(' ').replace(TAIL_JA, '').trim()
}

/** Words of a name that are neither the brand nor generic. */
export const otherWords = ({ folded, mentions }: Passage): string => {
  let text = folded.skeleton
  for (const { start, end } of [...mentions].reverse()) text = `${text.slice(0, start)} ${text.slice(end)}`
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => !/^\d*$/.test(word) && !isGeneric(word))
    .filter(word => {
      const rest = word.replace(GENERIC_JA, '').replace(/\d+/g, '')
      return rest.length > (/[぀-龯]/.test(rest) ? 1 : 2)
    })
    .join(' ')
}
