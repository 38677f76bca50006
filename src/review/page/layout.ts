/** The frame of every page: skip link, navigation, notice, content. */
import { withoutNotice } from '../app.ts'
import { type Html, html, nothing } from '../html.ts'
import { keyHint } from '../part/keys.ts'
import { token } from '../part/token.ts'
import { may } from '../people/may.ts'
import { undoTime } from '../server/pending.ts'
import type { Key } from '../text/index.ts'
import { languageName, locales } from '../text/index.ts'
import type { View } from '../view.ts'

export type PageParts = {
  readonly title: string
  readonly body: Html
  readonly section?: string
  readonly wide?: boolean
}

type Place = { readonly id: string; readonly path: string; readonly key: Key; readonly shown: boolean }

const placesOf = (view: View): readonly Place[] => {
  const { viewer } = view
  if (viewer === null) return []
  return [
    { id: 'inbox', path: '/', key: 'nav.inbox', shown: may(viewer, 'see') },
    { id: 'campaigns', path: '/campaigns', key: 'nav.campaigns', shown: may(viewer, 'see') },
    { id: 'overview', path: '/overview', key: 'nav.overview', shown: may(viewer, 'overview') },
    { id: 'allowed', path: '/allowed', key: 'nav.allowed', shown: may(viewer, 'see') },
    { id: 'audit', path: '/audit', key: 'nav.audit', shown: may(viewer, 'audit') },
    { id: 'health', path: '/health', key: 'nav.health', shown: may(viewer, 'overview') },
    { id: 'people', path: '/people', key: 'nav.people', shown: may(viewer, 'people') },
  ]
}

const navigation = (view: View, section: string): Html => html`
<nav class="places" aria-label="${view.t('nav.main')}"><ul>${placesOf(view)
  .filter(place => place.shown)
  .map(
    place =>
      html`<li><a href="${place.path}"${place.id === section && html` aria-current="page"`}>${view.t(place.key)}</a></li>`,
  )}</ul></nav>`

const account = (view: View, where: string): Html => {
  const { viewer, t } = view
  if (viewer === null) return nothing
  return html`<div class="me ${where}"><a href="/account">${viewer.name}</a><span class="role">${t(`role.${viewer.role}`)}</span>
<form method="post" action="/sign-out">${token(view)}<button class="plain">${t('nav.signOut')}</button></form></div>`
}

const languages = (view: View): Html => html`
<ul class="languages" aria-label="${view.t('nav.language')}">${locales.map(locale =>
  locale === view.locale
    ? html`<li><span lang="${locale}" aria-current="true">${languageName(locale)}</span></li>`
    : html`<li><a lang="${locale}" hreflang="${locale}" href="/language/${locale}?back=${encodeURIComponent(view.here)}">${languageName(locale)}</a></li>`,
)}</ul>`

/** The seconds stand outside of what is read aloud: nobody wants to hear them all. */
const undoForm = (view: View, undo: string): Html => {
  const { viewer, t } = view
  if (undo === '' || viewer === null) return nothing
  const seconds = Math.round(undoTime(view.app, viewer) / 1000)
  return html`<form method="post" action="/undo" data-undo="${seconds}">${token(view)}
<input type="hidden" name="acts" value="${undo}"><input type="hidden" name="back" value="${view.here}">
<span class="left" aria-hidden="true" data-left="${t('seconds', { count: '{count}' })}"></span><button data-key="u">${t('notice.undo')}${keyHint(view, 'u')}</button></form>`
}

const notice = (view: View): Html => {
  const found = view.notice
  if (found === null) return nothing
  const words = view.t(found.key as Key, found.params)
  return html`<div class="notice ${found.tone}"><p role="status">${words}</p>${undoForm(view, found.undo)}<a class="close" href="${withoutNotice(view.here)}" aria-label="${view.t('notice.close')}" data-close><span aria-hidden="true">×</span></a></div>`
}

/** The script shows it when a page that has stood open for long is nobody's any more. */
const ended = (view: View): Html =>
  view.viewer === null
    ? nothing
    : html`<p class="fault" role="status" data-ended hidden>${view.t('session.ended')} <a href="/sign-in?next=${encodeURIComponent(view.here)}">${view.t('signIn.submit')}</a></p>`

export const layout = (view: View, page: PageParts): Html => {
  const { t, app } = view
  const shortcuts = view.viewer?.shortcuts === true
  return html`<html lang="${view.locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="referrer" content="same-origin">
<title>${page.title} · ${t('product.short')}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/review.css?v=${app.assets.css}">
<script src="/assets/review.js?v=${app.assets.js}" defer></script></head>
<body data-shortcuts="${shortcuts ? 'on' : 'off'}" data-watched="${t('presence.now', { names: '{names}' })}"><a class="skip" href="#content">${t('nav.skip')}</a>
<header class="top"><a class="brand" href="/">${t('product.short')}</a>${navigation(view, page.section ?? '')}${account(view, 'above')}</header>
<main id="content" class="${page.wide === true ? 'wide' : 'text'}" tabindex="-1">${notice(view)}${ended(view)}${page.body}</main>
<p class="sr" role="status" data-say></p>
<footer class="foot">${account(view, 'below')}${languages(view)}${view.viewer !== null && html`<a href="/keys">${t('nav.keys')}</a>`}</footer>
</body></html>`
}

/** A page that only says something: an error, an answer. */
export const messagePage = (title: string, words: readonly string[], actions: Html): PageParts => ({
  title,
  body: html`<section class="card message"><h1>${title}</h1>${words.map(word => html`<p>${word}</p>`)}<p class="actions">${actions}</p></section>`,
})
