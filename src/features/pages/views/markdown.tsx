import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { phonesWithin } from '../../../ui/phones-within.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { type Block, type Inline, readMarkdown } from '../markdown.ts'
import { pictureFor } from '../pictures.ts'

/** A page's text. `under`: the level of the heading above it. */
export const Markdown = ({ text, under = 1 }: { text: string; under?: 1 | 2 }) => (
  <Blocks blocks={readMarkdown(text).blocks} under={under} />
)

const Blocks = ({ blocks, under }: { blocks: readonly Block[]; under: 1 | 2 }) => (
  <>
    {blocks.map((block) => (
      <OneBlock block={block} under={under} />
    ))}
  </>
)

function OneBlock({ block, under }: { block: Block; under: 1 | 2 }) {
  switch (block.kind) {
    case 'heading':
      return <Heading {...block} under={under} />
    case 'paragraph':
      return (
        <p class="govuk-body">
          <Words inlines={block.children} />
        </p>
      )
    case 'quote':
      return (
        <InsetText>
          <Blocks blocks={block.children} under={under} />
        </InsetText>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      const style = block.ordered ? 'govuk-list--number' : 'govuk-list--bullet'
      return (
        <List class={`govuk-list ${style} govuk-list--spaced`}>
          {block.items.map((item) => (
            <li>
              <Item blocks={item} under={under} />
            </li>
          ))}
        </List>
      )
    }
  }
}

function Heading({ level, children, under }: { level: 2 | 3; children: readonly Inline[]; under: 1 | 2 }) {
  const Tag = level + under - 1 === 2 ? 'h2' : level + under - 1 === 3 ? 'h3' : 'h4'
  const picture = pictureFor(textOf(children))
  return (
    <>
      {picture && <Picture name={picture} />}
      <Tag class={level === 2 ? 'govuk-heading-m' : 'govuk-heading-s'}>
        <Words inlines={children} />
      </Tag>
    </>
  )
}

const textOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((each) => (each.kind === 'text' ? each.text : each.kind === 'break' ? ' ' : textOf(each.children)))
    .join('')

// A point of one paragraph stands without a paragraph's space around it.
function Item({ blocks, under }: { blocks: readonly Block[]; under: 1 | 2 }) {
  const [first, ...rest] = blocks
  if (first?.kind !== 'paragraph') return <Blocks blocks={blocks} under={under} />
  return (
    <>
      <Words inlines={first.children} />
      <Blocks blocks={rest} under={under} />
    </>
  )
}

// `linked`: these words are those of a link already, and a number among them is no link of its own.
const Words = ({ inlines, linked = false }: { inlines: readonly Inline[]; linked?: boolean }) => (
  <>
    {inlines.map((inline) => (
      <Word inline={inline} linked={linked} />
    ))}
  </>
)

function Word({ inline, linked }: { inline: Inline; linked: boolean }) {
  switch (inline.kind) {
    case 'text':
      return <>{linked ? inline.text : phonesWithin(inline.text)}</>
    case 'break':
      return <br />
    case 'strong':
      return (
        <strong>
          <Words inlines={inline.children} linked={linked} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Words inlines={inline.children} linked={linked} />
        </em>
      )
    case 'link':
      return (
        <a class="govuk-link" href={inline.href} {...(/^https?:/.test(inline.href) && { rel: 'noreferrer' })}>
          <Words inlines={inline.children} linked />
        </a>
      )
  }
}
