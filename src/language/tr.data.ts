/** Turkish: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
tr-004 | account-threat | strong | found | nissan360.com/tr (Which?) | Amazon.com siparişiniz gönderilemez
tr-005 | account-threat | medium | found | teknomers.com 2023-07 (reporter) | hesabınızın askıya alınacağını veya silineceğini
tr-006 | account-threat | medium | composed | composed | hesabınız askıya alındı
tr-007 | account-threat | medium | composed | composed | hesabınız kilitlendi
tr-008 | account-threat | medium | composed | composed | şüpheli etkinlik
tr-009 | account-threat | medium | composed | composed | olağan dışı giriş
tr-010 | legal-threat | strong | composed | composed | yasal işlem başlatılacaktır
tr-011 | legal-threat | strong | composed | composed | icra takibi
tr-012 | payment-request | medium | composed | composed | ödenmemiş borcunuz
tr-013 | payment-request | medium | composed | composed | gecikmiş ödeme
tr-014 | gift-card | strong | composed | composed | hediye kartı satın alıp kodlarını gönderin
tr-015 | payment-update | medium | composed | composed | ödeme bilgilerinizi güncelleyin
tr-016 | payment-update | medium | composed | composed | ödemeniz reddedildi
tr-017 | payment-update | medium | composed | composed | kartınız geçerli değil
tr-018 | credential-request | weak | found | teknomers.com (reporter) | bilgilerinizi doğrulamadığınız
tr-019 | credential-request | strong | composed | composed | doğrulama kodunu gönderin
tr-020 | credential-request | medium | composed | composed | kimliğinizi doğrulayın
tr-021 | call-to-action | weak | found | bidogu.com.tr; sozcu.com.tr 2025-08 | İptal Et
tr-022 | call-to-action | weak | found | bidogu.com.tr | Hesabı Yönet
tr-023 | call-to-action | medium | found | gundemekarsi.com.tr | iptal etmek için tıklayın
tr-024 | renewal | strong | found | bidogu.com.tr 2025-08 | Üyeliğiniz belirsiz bir fiyattan yenilenecek
tr-025 | renewal | strong | found | gundemekarsi.com.tr | Prime üyeliğiniz zamlandı
tr-026 | renewal | weak | found | sozcu.com.tr 2025-08 (reporter) | otomatik olarak yenileneceği
tr-027 | prize-refund | strong | composed | composed | Amazon hediye çeki kazandınız
tr-028 | delivery | strong | composed | composed | kargonuz teslim edilemedi, adresinizi doğrulayın
tr-029 | job-fee | strong | composed | composed | Amazon ek iş, günlük kazanç
tr-030 | call-back | medium | composed | composed | hemen müşteri hizmetlerini arayın
tr-031 | salutation | weak | composed | composed | Sayın müşterimiz
`)
