/** Asking again who it is before something weakens an account: a session alone may be a browser that was left open. */
import type { FastifyRequest } from 'fastify'
import { type App, field } from '../app.ts'
import { verifyPassword } from '../people/password.ts'
import type { User } from '../people/user.ts'
import type { Key } from '../text/index.ts'

/** Without a password of ours (OpenID Connect) a sign-in of the last minutes says as much. */
export const freshSignIn = 10 * 60_000

/** '' if it is he; else what he is told. Counted like a sign-in, so that it is no way to guess. */
export const confirmed = async (app: App, request: FastifyRequest, user: User): Promise<Key | ''> => {
  if (user.passwordHash === null) {
    const began = request.session?.createdAt ?? 0
    return app.deps.now() - began <= freshSignIn ? '' : 'account.signInAgain'
  }
  if (!(await app.throttle.attempt(user.name, request.ip))) return 'signIn.throttled'
  if (!(await verifyPassword(field(request.body, 'present'), user.passwordHash))) return 'password.wrong'
  await app.throttle.succeeded(user.name, request.ip)
  return ''
}
