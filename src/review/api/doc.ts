/** What the OpenAPI document says of a route beside its shapes. */
import type { TSchema } from 'typebox'
import * as schema from './schema.ts'

const of = (description: string) => ({ ...schema.errorSchema, description })

export const errors = {
  400: of(
    '`ERR_API_INPUT`: a field is not known or not right; `field` names it. `ERR_API_JSON`: the body is no JSON',
  ),
  401: of('no token, or one that has expired'),
  403: of('the token or its owner may not do this'),
  404: of('there is no such thing, or not for you'),
  429: of('too many requests: come again later'),
  503: of('the store is away: come again later'),
}

/** What can go wrong beside that where something is done. */
export const actErrors = {
  ...errors,
  409: of('it does not stand so any more, or is under way'),
  413: of('the body is too large'),
  415: of('the body is of another type than application/json'),
  422: of('it cannot be done so'),
  502: of('the next hop or the mailer did not take it'),
}

export const doc = (
  summary: string,
  scope: 'read' | 'act',
  response: Readonly<Record<string, TSchema>>,
  more: Readonly<Record<string, TSchema>> = {},
) => ({
  schema: { summary, description: `Scope: ${scope}.`, security: [{ bearer: [] }], response, ...more },
})
