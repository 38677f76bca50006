/** The administrator's files beside the ini: amazon-impersonation.brands.yaml and .lexicon.yaml, read again when they change. */
import { unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { amazon } from '../brands/index.ts'
import { readOwnBrands, withOwnFacts } from '../brands/own.ts'
import { compile } from '../language/compile.ts'
import { lexicons } from '../language/index.ts'
import { readOwnPhrases, withOwnPhrases } from '../language/own.ts'
import { builtinMatcher } from '../language/read.ts'
import { builtinKnowledge, type Knowledge } from './knowledge.ts'

export type KnowledgeFiles = { readonly brands: string; readonly lexicon: string }

/** `directory` is the one that holds config/. */
export function knowledgeFiles(directory: string): KnowledgeFiles {
  const at = (name: string) => join(directory, 'config', `amazon-impersonation.${name}.yaml`)
  return { brands: at('brands'), lexicon: at('lexicon') }
}

/** A file that is not there adds nothing. Problems are sentences with code, file, place and hint. */
export async function readKnowledge(
  files: KnowledgeFiles,
): Promise<{ readonly knowledge: Knowledge; readonly problems: readonly string[] }> {
  const [brandText, lexiconText] = await Promise.all([readText(files.brands), readText(files.lexicon)])
  const brands = readOwnBrands(brandText, [amazon.id])
  const words = readOwnPhrases(lexiconText)
  const today = new Date().toISOString().slice(0, 10)
  return {
    knowledge: {
      brand: withOwnFacts(amazon, brands.facts.get(amazon.id), today),
      matcher: words.phrases.size === 0 ? builtinMatcher : compile(withOwnPhrases(lexicons, words.phrases)),
    },
    problems: [
      ...brands.problems.map(({ code, where, hint }) => `${code} ${files.brands}: ${where}: ${hint}`),
      ...words.problems.map(({ code, where, hint }) => `${code} ${files.lexicon}: ${where}: ${hint}`),
    ],
  }
}

export type LiveKnowledge = {
  readonly current: () => Knowledge
  readonly reload: () => Promise<void>
  readonly close: () => void
}

/** A file with a fault is reported, and what was in force stays. */
export function watchKnowledge(directory: string, onProblem: (text: string) => void): LiveKnowledge {
  const files = knowledgeFiles(directory)
  let current = builtinKnowledge
  const reload = async () => {
    try {
      const { knowledge, problems } = await readKnowledge(files)
      for (const problem of problems) onProblem(problem)
      if (problems.length === 0) current = knowledge
    } catch (error) {
      onProblem(`ERR_KNOWLEDGE_UNREADABLE: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const listener = () => void reload()
  for (const file of Object.values(files)) watchFile(file, { interval: 2000, persistent: false }, listener)
  return {
    current: () => current,
    reload,
    close: () => {
      for (const file of Object.values(files)) unwatchFile(file, listener)
    },
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
