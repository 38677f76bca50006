/** What npm start says: where mail goes in, where it comes out, how to try it. English and Japanese. */
import type { Config } from '../config/keys.ts'
import type { Listener } from './listener.ts'

export function guide(config: Config, listener: Listener, review: boolean): string {
  const inward = `${listener.host}:${listener.port}`
  const outward = config.next_hop.url === '' ? 'var/mail/<recipient>/new/' : config.next_hop.url
  const rows: readonly (readonly [string, string])[] = [
    ['mail goes in / 受信', `SMTP ${inward}`],
    ['mail comes out / 配送先', outward],
    ['policy / 既定の動作', config.policy.default],
    ...(review ? [['review page / 確認ページ', `http://${config.review.listen}/`] as const] : []),
    ['log / ログ', config.log.file === '' ? '-' : config.log.file],
    ['try it / 試すには', 'npm run sample'],
    ['', `swaks --server ${inward} --to you@example.jp --h-From 'Amazon.co.jp <a@example.net>'`],
    ['stop / 停止', 'Ctrl-C'],
  ]
  const width = Math.max(...rows.map(([label]) => columns(label)))
  const lines = rows.map(([label, value]) => `  ${label}${' '.repeat(width - columns(label))}  ${value}`)
  return ['', 'amazon-impersonation is running / 起動しました', ...lines, ''].join('\n')
}

/** East Asian letters take two columns of a terminal. */
function columns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u3000-\u9fff\uff00-\uffef]/.test(letter) ? 2 : 1), 0)
}
