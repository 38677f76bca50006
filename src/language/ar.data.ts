/** Arabic: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
ar-001 | deadline | strong | found | feriantano.com/ar 28880 (translation of the Verbraucherzentrale sample) | يرجى تحديث حسابك في غضون # ساعة
ar-002 | deadline | weak | found | feriantano.com/ar 28880 (translation of the Verbraucherzentrale sample) | في غضون # أيام
ar-003 | deadline | weak | found | khaleejtimes 2026-02 (toll scam, reporter) | بالدفع فوراً
ar-004 | deadline | weak | composed | composed | خلال # ساعة
ar-005 | deadline | weak | composed | composed | فوراً
ar-006 | deadline | medium | composed | composed | إجراء عاجل مطلوب
ar-007 | deadline | medium | composed | composed | إشعار أخير
ar-008 | account-threat | medium | found | enigmasoftware.com/ar (subject) | تم قفل حسابك
ar-009 | account-threat | medium | found | feriantano.com/ar 28880 (translation of the Verbraucherzentrale sample) | هناك بعض الأنشطة المشبوهة
ar-010 | account-threat | strong | found | feriantano.com/ar 28880 (translation of the Verbraucherzentrale sample) | تم تعليق "المزايا الرئيسية" بسبب مشكلة في الفواتير
ar-011 | account-threat | strong | found | feriantano.com/ar 28880 (translation of the Verbraucherzentrale sample) | معلومات الوصول إلى النشاط - البريد الإلكتروني التلقائي من النظام
ar-012 | account-threat | medium | composed | composed | تم تعليق حسابك
ar-013 | account-threat | medium | composed | composed | تم تقييد حسابك
ar-014 | legal-threat | strong | composed | composed | إجراءات قانونية
ar-015 | payment-request | medium | composed | composed | رصيد غير مدفوع
ar-016 | payment-request | strong | composed | composed | رسوم جمركية غير مدفوعة
ar-017 | gift-card | strong | composed | composed | اشتر بطاقات هدايا وأرسل الأرقام
ar-018 | payment-update | medium | found | feriantano.com/ar 28880 (translation of the Verbraucherzentrale sample) | تحديث معلومات الدفع
ar-019 | payment-update | medium | found | arabkhabar 2025-07 (reporter) | تجديد اشتراك "Prime" أو دفع رسوم إضافية
ar-020 | credential-request | medium | composed | composed | أكد هويتك
ar-021 | credential-request | strong | composed | composed | أرسل رمز التحقق
ar-022 | credential-request | medium | composed | composed | تأكيد كلمة المرور
ar-023 | renewal | weak | found | khaleejdays / crater-news 2025-07 (button) | إلغاء الاشتراك
ar-024 | prize-refund | strong | composed | composed | لقد فزت ببطاقة هدايا أمازون
ar-025 | prize-refund | weak | composed | composed | استرداد الأموال
ar-026 | delivery | strong | composed | composed | تعذر توصيل الطرد، يرجى تأكيد العنوان
ar-027 | job-fee | strong | composed | composed | وظيفة بدوام جزئي في أمازون براتب يومي
ar-028 | call-back | medium | composed | composed | اتصل بنا فوراً
ar-029 | style | weak | composed | composed | عزيزي العميل
`)
