/** How a mail speaks as a brand in English. Composed from published scams and genuine mail. */
import type { Voices } from './voice.ts'

export const en: Voices = {
  language: 'en',
  voices: [
    {
      kind: 'courier',
      after:
        /^(?:\.com)?(?:['’]s)? (?:courier|driver|delivery (?:driver|agent|man|person|team|partner|problem|failed|failure|attempt))s?\b/,
    },
    {
      kind: 'greeting',
      before: /(?:dear|hello|hi|hey|attention|valued|loyal)[ ,:]+(?:valued |loyal |our )?$/,
      after:
        /^(?:\.com|\.co\.uk)?,? ?(?:prime |pay |business )?(?:customer|user|member|client|shopper|subscriber|account ?holder|seller|buyer)/,
    },
    {
      kind: 'greeting',
      after: /^(?:\.com)? ?(?:prime )?(?:customer|user|member|client|shopper|subscriber)s?[,:!]/,
      before: /(?:^|\n) ?$/,
    },
    {
      kind: 'thanks',
      before:
        /(?:thank(?:s| you) for [a-z ']{0,32}|welcome (?:back )?to |(?:\b(?:for|enjoy|keep|happy|continue|like|love) )(?:shopping|ordering) (?:with|at|on|from) |thank you, )(?:us at |the )?$/,
    },
    {
      kind: 'account',
      before: /\b(?:your|ur) (?:[a-z]{3,12} )?(?:[a-z]{3,12} )?$/,
      after:
        /^(?:\.com|\.co\.uk)?(?:'s)? ?(?:prime |pay |business |seller |web services |\w{2,10} )?(?:accounts?|orders?|purchase|member(?:ship)?|subscription|password|id\b|profile|payments?|billing|package|parcel|delivery|shipment|balance|cart|log-?in|sign-?in|invoice|refund|wallet|prime\b(?! (?:day|video)))/,
    },
    { kind: 'account', before: /\b(?:account|order|purchase|membership|subscription) (?:with|at|on|from) $/ },
    {
      kind: 'signature',
      before: /(?:^|\n|[,.!:] ?|regards|sincerely|yours|thanks|from|the|by|–|-|\|) ?$/,
      after:
        /^(?:\.com|\.co\.uk)? ?(?:prime |pay )?(?:(?:customer|account|security|billing|support|order|payments?|fraud|members?|client|delivery|verification|prevention|online|service|recruit(?:ment|ing)|hr|human resources|careers?|hiring|refunds?|logistics|rewards?|returns?) ?(?:&|and)? ?){0,3}(?:human resources|services?|support|care|team|security|department|dept|cent(?:er|re)|help ?desk|inc\.|llc)\b/,
    },
    {
      kind: 'sender',
      before:
        /(?:(?:message|e-?mail|mail|notice|notification|update|alert|greetings|letter|confirmation|invoice|receipt|note|news) (?:is |was |has been )?(?:sent |sent to you )?(?:from|by) |(?:sent|e-?mailed|issued|mailed) (?:to you )?by |\bwe,? (?:here )?at |\bhere at )(?:the )?$/,
    },
    {
      kind: 'sender',
      before:
        /\b(?:an?|your|the|special|exclusive|free) (?:[a-z]{3,12} )?(?:bonus|gift|reward|offer|surprise|present|cashback|refund|prize) from $/,
    },
    {
      kind: 'account',
      after:
        /^(?:\.com|\.co\.uk)? (?:prime |pay )?(?:account|membership|order|id|payment|subscription)\b[^.\n]{0,32}\b(?:verif|suspen|lock|limit|expir|cancel|declin|required|on hold|deactivat|disabled|closed|terminat|fail)/,
    },
    {
      kind: 'sender',
      before:
        /\b(?:selected|shortlisted|chosen|hired|approved|authori[sz]ed|noticed|detected|charged|provided) by (?:the )?$/,
    },
    {
      kind: 'sender',
      after: /^(?:\.com|\.co\.uk)? (?:(?:has|is|will|would|have) )?(?:just )?[a-z]{3,10} (?:you|your)\b/,
    },
    {
      kind: 'greeting',
      before: /\b(?:lucky|selected|chosen) $/,
      after: /^ (?:customer|shopper|user|member|winner)/,
    },
    {
      kind: 'sender',
      after: /^ (?:customer|shopper|member|user) (?:appreciation|reward|loyalty|survey|satisfaction)/,
    },
    {
      kind: 'account',
      before: /\b(?:payment|charge|subscription|membership|billing) (?:for|to|of) (?:the )?$/,
      after: /^ prime\b(?! (?:day|video))/,
    },
    {
      kind: 'topic',
      after:
        /^(?:\.com|\.co\.uk)? ?(?:prime |pay )?(?:accounts?|orders?|membership|subscription|id|purchase|payment|refund|invoice|deliver(?:y|ies)|parcels?|packages?|shipments?|security|verification|notification|alert|prime|account ?id)\b/,
    },
  ],
  goods: [{ before: /\bnever (?:ask|request)[a-z ]{0,24}your $/ }],
  of: [
    {
      after:
        /^(?:\.com|\.co\.uk)?(?:'s|’s)? ?(?:e-?gift|gift|vouchers?|wish ?list|associates?|affiliate|deals?|best ?sell|reviews?|links?|listings?|marketplace|sellers?\b|employees?|stock|shares|prime (?:day|video|music)|warehouse|web services|aws|founder|ceo|rank|kdp|book|page|store)/,
    },
    {
      before:
        /\b(?:(?:available|buy|bought|order|sold|sell(?:ing|ers?)?|find|list(?:ed|ing)?|purchase[ds]?|published|book|now|live|us|it|check|out|reviews?|ratings?) (?:it )?(?:on|at|from|in|via|through)|like|such as|e\.g\.|including|unlike|than|against|for|of) (?:the )?$/,
    },
    { before: /\b(?:jeff bezos,? (?:of|from|founder)|ex-|former )$/ },
  ],
  warns: [
    {
      before:
        /(?:fake|phony|bogus|fraudulent|spoofed|counterfeit|impersonat\w*|pretend\w* to (?:be|come)(?: from)?|claim\w* to (?:be|come)(?: from)?|purport\w*(?: to (?:be|come))?(?: from)?|pos(?:e|es|ing) as|look\w* like (?:it'?s? (?:is )?)?(?:from )?|masquerad\w* as) (?:an? |the |official )?$/,
    },
    {
      after:
        /^(?:\.com)?(?:'s)? ?(?:[a-z]+ )?(?:scams?|phish\w*|impersonat\w*|frauds?(?:ters)?\b(?! (?:team|department|prevention|protection))|spoof\w*|hoax)/,
    },
  ],
}
