/**
 * What a request may hold. A field that is not known is refused, never left out: a misspelt `recipients` would release
 * to everybody. Only a query, which is text by nature, is read as numbers; a body says what it means.
 */
import { Ajv, type ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { deny } from './gate.ts'

const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

const compiler = (coerceTypes: boolean): Ajv =>
  new Ajv({
    coerceTypes,
    removeAdditional: false,
    useDefaults: true,
    strict: false,
    formats: { date: isDay },
  })

/** `recipients.0`; '' where the whole is wrong. */
const fieldOf = ({ instancePath, params }: ErrorObject): string => {
  const named: unknown = params['additionalProperty'] ?? params['missingProperty']
  const path = instancePath.split('/').slice(1)
  return (typeof named === 'string' ? [...path, named] : path).join('.')
}

const messageOf = ({ keyword, message, params }: ErrorObject): string => {
  if (keyword === 'additionalProperties') return 'is not known'
  if (keyword === 'enum') return `must be one of ${String(params['allowedValues']).replaceAll(',', ', ')}`
  return message ?? 'is not right'
}

const unread: ReadonlySet<string> = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY'])

const onError = (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
  if (unread.has(error.code)) return deny(reply, 400, 'ERR_API_JSON', 'the body is no JSON')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return deny(reply, 415, 'ERR_API_JSON', 'the body must be application/json')
  const first = error.validation?.[0] as ErrorObject | undefined
  if (first === undefined) throw error
  const field = fieldOf(first)
  return deny(reply, 400, 'ERR_API_INPUT', `${field === '' ? 'the body' : field} ${messageOf(first)}`, field)
}

export const validateStrictly = (server: FastifyInstance): void => {
  const [query, rest] = [compiler(true), compiler(false)]
  server.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'querystring' ? query : rest).compile(schema as object),
  )
  server.setErrorHandler(onError)
}
