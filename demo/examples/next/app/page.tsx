import { Login } from './login';

// Rendered for each request, as a page is that knows the person's language.
export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <Login languages={{ lt: 'Lietuvių', lv: 'Latviešu', en: 'English' }} />
    </main>
  );
}
