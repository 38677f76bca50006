/** Will somebody look at what is held? */
import { attendance, holdsMail } from '../quarantine/attendance.ts'
import { type HealthCheck, health } from './health.ts'

export const checkAttendance: HealthCheck = async ({ config }) => {
  if (!holdsMail(config)) return []
  const { recipients, administrators } = attendance(config)
  if (!recipients && administrators.length === 0)
    return [
      health(
        'attendance',
        'warn',
        'Mail is held, and nobody is told: set [digest] to, or [quarantine] notify.',
        'メールを保留しますが、誰にも通知されません。[digest] to または [quarantine] notify を設定してください。',
      ),
    ]
  const addresses = administrators.join(', ')
  const en = [...(recipients ? ['every recipient'] : []), ...(addresses === '' ? [] : [addresses])]
  const ja = [...(recipients ? ['各受信者'] : []), ...(addresses === '' ? [] : [addresses])]
  return [
    health(
      'attendance',
      'ok',
      `Held mail is listed in digests to ${en.join(' and ')}.`,
      `保留メールの一覧を定期的に送信しています。送信先: ${ja.join('、')}`,
    ),
  ]
}
