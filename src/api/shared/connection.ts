import { ArgsType, Int } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import type { Duty } from '../../domain/institution/duty.ts';
import { InvalidCursor } from '../../persistence/keyset-page.ts';
import type { Page, PageRequest } from '../../persistence/keyset-page.ts';
import { badUserInput } from './errors.ts';
import { Criterion, Field, ObjectType } from './fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

export const MAX_PAGE_SIZE = 500;
const DEFAULT_PAGE_SIZE = 50;

@ObjectType('PageInfo', { description: 'Position of a page in its list.' })
export class PageInfoType {
  @Field(() => Boolean, {
    duties: EVERY_DUTY,
    description: 'Whether more items follow; when paging backward, whether `before` was given.',
  })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    duties: EVERY_DUTY,
    description: 'Whether items precede; when paging forward, whether `after` was given.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { duties: EVERY_DUTY, nullable: true, description: 'Null if the page is empty.' })
  startCursor!: string | null;

  @Field(() => String, { duties: EVERY_DUTY, nullable: true, description: 'Null if the page is empty.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs implements PageRequest {
  @Criterion(() => Int, {
    reveals: null,
    nullable: true,
    description: `Page forward: number of items, up to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} if neither \`first\` nor \`last\` is given.`,
  })
  first?: number | null;

  @Criterion(() => String, { reveals: null, nullable: true, description: 'Only items after this cursor.' })
  after?: string | null;

  @Criterion(() => Int, {
    reveals: null,
    nullable: true,
    description: `Page backward: number of items, up to ${MAX_PAGE_SIZE}.`,
  })
  last?: number | null;

  @Criterion(() => String, { reveals: null, nullable: true, description: 'Only items before this cursor.' })
  before?: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfoType;
  /** Counts the whole list; called only when `totalCount` is asked for. */
  count: () => Promise<number>;
}

/** Declares the Relay connection and edge types of `itemType`; `duties` say who may read them. */
export function connectionOf<T extends object>(
  name: string,
  itemType: ClassType<T>,
  duties: readonly Duty[],
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: 'An item of a list, with its cursor.' })
  class EdgeType {
    @Field(() => String, { duties, description: 'Position of the item in the list, in this order.' })
    cursor!: string;

    @Field(() => itemType, { duties, description: 'The item.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: 'A page of a list.' })
  class ConnectionType {
    @Field(() => [EdgeType], { duties, description: 'The items with their cursors.' })
    edges!: EdgeType[];

    @Field(() => [itemType], { duties, description: 'The items without their cursors.' })
    nodes!: T[];

    @Field(() => PageInfoType, {
      duties,
      description: 'Whether there are more pages, and the cursors to continue from.',
    })
    pageInfo!: PageInfoType;

    @Field(() => Int, {
      duties,
      description: 'Total number of items that match the filter; costs an extra count query.',
    })
    totalCount(): Promise<number> {
      return this.count();
    }

    count!: () => Promise<number>;
  }
  return ConnectionType as ClassType<Connection<T>>;
}

/** Checks the page's arguments and applies the default size; throws BAD_USER_INPUT. */
export function pageRequest(args: PageRequest): PageRequest {
  const size = args.last ?? args.first ?? DEFAULT_PAGE_SIZE;
  if (args.first != null && args.last != null) throw badUserInput('Give `first` or `last`, not both.');
  if (size < 0 || size > MAX_PAGE_SIZE) throw badUserInput(`A page has 0 to ${MAX_PAGE_SIZE} items, not ${size}.`);
  return args.last == null ? { ...args, first: size } : args;
}

/** Presents a page; `totalCount` is only counted when asked for. */
export async function presentPage<Row extends object, T>(
  loading: Promise<Page<Row>>,
  present: (row: Row) => T,
  totalCount: () => Promise<number>,
): Promise<Connection<T>> {
  const page = await loading.catch((error: unknown) => {
    throw error instanceof InvalidCursor ? badUserInput(error.message) : error;
  });
  const edges = page.rows.map((row) => ({ cursor: row.cursor, node: present(row) }));
  const pageInfo = {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo, count: totalCount };
}
