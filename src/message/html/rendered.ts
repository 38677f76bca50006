/** What a person sees of an HTML part, and what it carries unseen. */
import type { Disguise } from '../message.ts'

export type HtmlLimits = {
  /** characters of visible text, and as many of hidden text */
  readonly text: number
  readonly links: number
  /** elements */
  readonly nodes: number
  /** nesting */
  readonly depth: number
  /** characters of style sheets */
  readonly style: number
  /** comparisons of a selector with an element */
  readonly matches: number
}

/**
 * Depth is Chromium's; the hungriest of 268 real parts took 100,000 matches, 26,000 characters of style and 1,656
 * elements; the rest bounds the hardest 512 KB.
 */
export const defaultHtmlLimits: HtmlLimits = {
  text: 1_000_000,
  links: 2_000,
  nodes: 200_000,
  depth: 512,
  style: 131_072,
  matches: 300_000,
}

export type RenderedRun = { readonly text: string; readonly quoted: boolean }

export type RawLink = {
  /** visible words of all descendants, alternative texts of images included */
  readonly shown: string
  /** as written, resolved against <base href> only where it is relative */
  readonly target: string
  readonly origin: 'html' | 'form' | 'image'
  readonly visible: boolean
}

export type RawImage = {
  readonly alt: string
  readonly source: string
  /** of `cid:` sources, else '' */
  readonly contentId: string
  readonly visible: boolean
}

export type RenderedHtml = {
  readonly runs: readonly RenderedRun[]
  /** text that nobody sees: hidden by style, attributes, or for Outlook only */
  readonly hidden: string
  readonly title: string
  readonly links: readonly RawLink[]
  readonly images: readonly RawImage[]
  /** <form> elements, and fields that a person can see and fill in */
  readonly forms: number
  readonly disguises: readonly Disguise[]
  /** what limits cut off: html-nodes, html-depth, html-style, html-matches, text, links */
  readonly truncated: readonly string[]
}
