import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import type { Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { EXAMPLES } from './examples.ts';
import { takeToken, withToken } from './token.ts';

const token = takeToken();
const endpoint = new URL('/graphql', location.href);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol.replace('http', 'ws');

// The editor's headers go with HTTP requests, and with a subscription as its connection parameters.
const fetchPlain = createGraphiQLFetcher({ url: endpoint.href, subscriptionUrl: socket.href });
const fetcher: Fetcher = (params, options) =>
  fetchPlain(params, { ...options, headers: withToken((options?.headers ?? {}) as Record<string, string>, token) });

const headers = token === null ? '' : JSON.stringify(withToken({}, token), null, 2);
const defaultTabs = EXAMPLES.map(({ query, variables }) => ({ query, variables, headers }));

createRoot(document.getElementById('root')!).render(
  createElement(GraphiQL, { fetcher, defaultTabs, defaultHeaders: headers, defaultEditorToolsVisibility: 'variables' }),
);
