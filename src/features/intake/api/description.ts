// What /api/openapi.json says of sending reports: written from the list of fields, so that it cannot say anything else.
import type { ApiPart } from '../../../platform/http/openapi.ts'
import { FIELDS, type IntakeField } from '../fields.ts'
import { fieldWords } from '../field-words.en.ts'
import { BODY_BYTES_MAX } from './api.routes.ts'

function schemaOf(field: IntakeField): Record<string, unknown> {
  const { name, kind, options, max } = field
  const description = fieldWords(field)
  const codes = { type: 'string', enum: options }
  if (kind === 'many') return { type: 'array', items: codes, uniqueItems: true, description }
  if (kind === 'one' || kind === 'yes_no') return { ...codes, description }
  if (kind === 'date') return { type: 'string', format: 'date', description }
  return { type: 'string', maxLength: max, description, ...(name === 'what' && { minLength: 1 }) }
}

const problem = (description: string, headers?: Record<string, unknown>) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  ...(headers && { headers }),
})
const text = (description: string, more: Record<string, unknown> = {}) => ({
  type: 'string',
  description,
  ...more,
})

/** What a partner's system may send. */
export const reportApi: ApiPart = {
  paths: {
    '/api/reports': {
      post: {
        summary: 'Send one report',
        description: `It is kept when the answer is 201, and not before. Send it again with the same Idempotency-Key until there is an answer: it is one report, and the answer is the same. At most ${BODY_BYTES_MAX} bytes. A key can send and read nothing.`,
        tags: ['reports'],
        security: [{ partnerKey: [] }],
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            description:
              'Your own name for this report: 8 to 100 letters, digits, and _ . : -. It counts for all keys of your agency. Never anything personal.',
            schema: { type: 'string', pattern: '^[A-Za-z0-9_.:-]{8,100}$' },
          },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Report' } } },
        },
        responses: {
          201: {
            description: 'The report is kept',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/ReportReceipt' } } },
          },
          400: problem('No JSON object, or no Idempotency-Key'),
          401: problem('No key, or one that does not count any more'),
          409: problem('The same Idempotency-Key was sent before with another body: nothing was kept now'),
          413: problem('The body is too large'),
          415: problem('The body is not application/json'),
          422: problem('Some fields cannot be taken: `errors` names each. Nothing was kept'),
          429: problem('Too many requests', {
            'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } },
          }),
        },
      },
    },
  },
  schemas: {
    Report: {
      type: 'object',
      required: ['what', 'privacy'],
      additionalProperties: false,
      properties: Object.fromEntries(FIELDS.map((field) => [field.name, schemaOf(field)])),
    },
    ReportReceipt: {
      type: 'object',
      required: [
        'reference',
        'code',
        'received_at',
        'route',
        'sent_by',
        'received_by',
        'acknowledge_by',
        'follow_up',
      ],
      properties: {
        reference: text('Names the report'),
        code: text(
          'Opens, with the reference, the conversation about it: give it to the person, and do not keep it',
        ),
        received_at: text('When it was kept', { format: 'date-time' }),
        route: text('How it came', { const: 'partner' }),
        sent_by: text('The agency whose key it was'),
        received_by: {
          type: ['string', 'null'],
          description: 'Who deals with it; null: the partnership decides',
        },
        acknowledge_by: text('When the person is answered at the latest', { format: 'date-time' }),
        follow_up: text('Where the person uses reference and code', { format: 'uri' }),
      },
    },
    Problem: {
      type: 'object',
      description: 'Problem details (RFC 9457)',
      required: ['type', 'title', 'status'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'message'],
            properties: { field: { type: 'string' }, message: { type: 'string' } },
          },
        },
      },
    },
  },
  securitySchemes: {
    partnerKey: { type: 'http', scheme: 'bearer', description: 'A partner’s key, made by an administrator' },
  },
}
