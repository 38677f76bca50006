// What makes the pages pleasant: keys, choosing, copying, live counts. Every act stays a form that works without this.
;(() => {
  const one = (selector, root = document) => root.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const shortcuts = document.body.dataset.shortcuts === 'on'

  const rows = all('tr[data-item]')
  let here = -1
  const go = index => {
    if (rows.length === 0) return
    rows[here]?.classList.remove('here')
    here = Math.max(0, Math.min(rows.length - 1, index))
    rows[here].classList.add('here')
    const link = one('.subject a', rows[here])
    link?.focus({ preventScroll: true })
    rows[here].scrollIntoView({ block: 'nearest' })
  }

  const picks = all('input[name="id"]')
  const everything = one('[data-pick-all]')
  const chosen = one('[data-chosen]')
  const tell = () => {
    const count = picks.filter(pick => pick.checked).length
    if (chosen) chosen.textContent = count === 0 ? '' : String(count)
    if (everything) everything.checked = count > 0 && count === picks.length
  }
  if (everything) {
    everything.disabled = false
    everything.addEventListener('change', () => {
      for (const pick of picks) pick.checked = everything.checked
      tell()
    })
  }
  for (const pick of picks) pick.addEventListener('change', tell)

  const open = target => {
    if (target.tagName === 'SUMMARY') {
      const box = target.parentElement
      box.open = !box.open
      if (box.open) one('input:not([type=hidden]), textarea, select, button', box)?.focus()
    } else if (target.tagName === 'INPUT') {
      target.focus()
      target.select()
    } else target.click()
  }

  const bulkKeys = { r: 'release', d: 'delete', v: 'review', g: 'assign' }
  const bulk = key => {
    const button = bulkKeys[key] && one(`#bulk button[value="${bulkKeys[key]}"]`)
    if (!button) return false
    if (!picks.some(pick => pick.checked) && rows[here]) one('input[name="id"]', rows[here]).checked = true
    if (!picks.some(pick => pick.checked)) return false
    button.click()
    return true
  }
  const moves = {
    j: () => go(here + 1),
    k: () => go(here - 1),
    o: () => one('.subject a', rows[here] ?? document)?.click(),
    x: () => {
      const pick = rows[here] && one('input[name="id"]', rows[here])
      if (pick) pick.click()
    },
    '?': () => location.assign('/keys'),
    i: () => location.assign('/'),
  }
  const typing = target =>
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      for (const box of all('details.act[open]')) {
        box.open = false
        one('summary', box)?.focus()
      }
      return
    }
    if (
      !shortcuts ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing ||
      typing(event.target)
    )
      return
    const target = one(`[data-key="${CSS.escape(event.key)}"]`)
    const move = moves[event.key]
    if (rows.length > 0 && bulk(event.key)) event.preventDefault()
    else if (target) {
      event.preventDefault()
      open(target)
    } else if (move) {
      event.preventDefault()
      move()
    }
  })

  for (const button of all('[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const label = button.textContent
      await navigator.clipboard?.writeText(button.dataset.copy)
      button.setAttribute('role', 'status')
      button.textContent = button.dataset.copied
      setTimeout(() => {
        button.removeAttribute('role')
        button.textContent = label
      }, 2000)
    })
  }

  // the item page: all or none of many recipients; a line of evidence opens the text that it is marked in
  for (const button of all('[data-choose]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      for (const box of all('input[type=checkbox]', button.closest('fieldset')))
        box.checked = button.dataset.choose === 'all'
    })
  }
  for (const link of all('a[data-mark]')) {
    link.addEventListener('click', () => {
      const tab = document.getElementById(`mark-${link.dataset.mark}`)?.closest('details.tab')
      if (tab) tab.open = true
    })
  }

  const root = one('[data-live]')
  const number = new Intl.NumberFormat(document.documentElement.lang)
  const show = state => {
    for (const box of all('[data-count]')) {
      const value = state.counts[box.dataset.count]
      if (value !== undefined) box.textContent = number.format(value)
    }
    for (const box of all('[data-presence]')) {
      const names = state.presence
        .filter(entry => entry.item === box.dataset.presence)
        .map(entry => entry.user)
      box.textContent = names.length === 0 ? '' : `● ${names.join(', ')}`
    }
  }
  let first = null
  let asking = 0
  const over = () => {
    clearInterval(asking)
    const note = one('[data-ended]')
    if (note) note.hidden = false
  }
  const ask = async () => {
    if (document.hidden) return
    const answer = await fetch(root.dataset.live, { headers: { accept: 'application/json' } })
    if (answer.redirected) return over()
    if (!answer.ok) return
    const state = await answer.json()
    show(state)
    const fresh = one('[data-fresh]')
    if (first !== null && fresh && state.counts.waiting > first) fresh.hidden = false
    first ??= state.counts.waiting
  }
  if (root) {
    const again = () => ask().catch(() => undefined)
    again()
    asking = setInterval(again, 15000)
  }

  const undo = one('form[data-undo]')
  if (undo) {
    const button = one('button', undo)
    let left = Number(undo.dataset.undo)
    const label = button.textContent
    const timer = setInterval(() => {
      left -= 1
      button.textContent = `${label} (${left})`
      if (left > 0) return
      clearInterval(timer)
      undo.hidden = true
    }, 1000)
  }
})()
