import type { Format } from '../format.ts';
import { PAGE_SIZE } from './portfolio-view.ts';
import type { PortfolioWords } from './portfolio-words.ts';

interface Props {
  readonly own: PortfolioWords;
  readonly format: Format;
  readonly page: number;
  readonly total: number;
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
}

export function Pager({ own, format, page, total, previous, next }: Props) {
  return (
    <nav class="pager" aria-label={own.paging}>
      <button type="button" disabled={previous === null} onClick={() => previous?.()} aria-keyshortcuts="p">
        {own.previous}
      </button>
      <span>{own.page(format.count(page), format.count(Math.max(page, Math.ceil(total / PAGE_SIZE))))}</span>
      <button type="button" disabled={next === null} onClick={() => next?.()} aria-keyshortcuts="n">
        {own.next}
      </button>
    </nav>
  );
}
