/** Will somebody look at what is held? */
import { attendance, holdsMail } from '../quarantine/attendance.ts'
import { type HealthCheck, health } from './health.ts'

export const checkAttendance: HealthCheck = async ({ config }) => {
  if (!holdsMail(config)) return []
  const { attended, by } = attendance(config)
  return attended
    ? [
        health(
          'attendance',
          'ok',
          `Held mail is looked at: ${by.join(', ')}.`,
          `保留メールの確認者: ${by.join(', ')}`,
        ),
      ]
    : [
        health(
          'attendance',
          'warn',
          'Mail is held, and nobody is told: set [digest] to, or [quarantine] notify.',
          'メールを保留しますが、誰にも通知されません。[digest] to または [quarantine] notify を設定してください。',
        ),
      ]
}
