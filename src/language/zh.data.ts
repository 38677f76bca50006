/** Chinese: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
zh-001 | deadline | weak | composed | composed | #小时内
zh-002 | deadline | medium | composed | composed | 立即更新
zh-003 | deadline | medium | composed | composed | 逾期将
zh-004 | deadline | medium | composed | composed | 最后通知
zh-005 | deadline | medium | composed | composed | 立即處理
zh-006 | deadline | medium | composed | composed | 請於#小時內
zh-008 | account-threat | medium | composed | composed | 您的账户已被暂停
zh-009 | account-threat | medium | composed | composed | 您的帳戶已被鎖定
zh-010 | account-threat | medium | composed | composed | 账号异常
zh-011 | account-threat | medium | composed | composed | 检测到异常登录
zh-012 | account-threat | strong | composed | composed | 您的亚马逊账户已被锁定
zh-013 | legal-threat | strong | composed | composed | 将采取法律行动
zh-014 | legal-threat | strong | composed | composed | 法律程序
zh-015 | payment-request | medium | composed | composed | 未付款项
zh-016 | payment-request | medium | composed | composed | 拖欠
zh-017 | gift-card | strong | composed | composed | 购买礼品卡并提供卡号
zh-018 | gift-card | strong | composed | composed | 购买亚马逊礼品卡
zh-019 | payment-update | strong | found | found inside Japanese scam mails (tcgprices / meiwakumail samples) | 月费
zh-020 | payment-update | medium | found | found inside Japanese scam mails (tcgprices / meiwakumail samples) | 会员服务
zh-021 | payment-update | medium | composed | composed | 更新付款信息
zh-022 | payment-update | medium | composed | composed | 付款方式已失效
zh-023 | payment-update | medium | composed | composed | 付款失敗
zh-024 | credential-request | medium | found | Amazon.cn help mirror (what Amazon never asks; nudiewp.com / 4037151.com) | 提供您的信用卡号、PIN码或信用卡安全码
zh-025 | credential-request | medium | found | Amazon.cn help mirror (never by link) | 核实或确认您的帐户信息
zh-026 | credential-request | weak | found | fucailin.com 2321 (never asked) | 银行账户信息、信用卡号码、任何“密码”信息
zh-027 | credential-request | medium | composed | composed | 验证您的身份
zh-028 | credential-request | strong | composed | composed | 发送验证码给我们
zh-029 | prize-refund | strong | composed | composed | 恭喜您获得亚马逊礼品卡
zh-030 | prize-refund | strong | composed | composed | 刷单返利
zh-031 | prize-refund | strong | composed | composed | 退款理赔
zh-032 | renewal | weak | composed | composed | 会员即将到期
zh-033 | renewal | weak | composed | composed | 取消自动续费
zh-034 | delivery | strong | composed | composed | 包裹无法投递，请确认地址
zh-035 | delivery | medium | composed | composed | 包裹無法送達
zh-036 | job-fee | strong | composed | composed | 亚马逊兼职 日结
zh-038 | salutation | weak | composed | composed | 尊敬的客户
`)
