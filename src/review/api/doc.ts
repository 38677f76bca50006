/** What the OpenAPI document says of a route beside its shapes. */
import type { TSchema } from 'typebox'
import * as schema from './schema.ts'

export const errors = { 401: schema.errorSchema, 403: schema.errorSchema, 404: schema.errorSchema }

export const doc = (
  summary: string,
  scope: 'read' | 'act',
  response: Readonly<Record<string, TSchema>>,
  more: Readonly<Record<string, TSchema>> = {},
) => ({
  schema: { summary, description: `Scope: ${scope}.`, security: [{ bearer: [] }], response, ...more },
})
