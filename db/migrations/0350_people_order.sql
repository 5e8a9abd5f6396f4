-- The order of people's names (app/domain/people/sort-key.ts), written with the name. Names that stand already get a key
-- of the letters that they most often have; it becomes exact with the next change of the name.
ALTER TABLE users ADD COLUMN sort_key text NOT NULL DEFAULT '';
UPDATE users SET sort_key = trim(surname || ' ' || name) WHERE deleted_at IS NULL;
UPDATE users SET sort_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_key,
  'Ą', 'a~'), 'Ć', 'c~'), 'Ę', 'e~'), 'Ł', 'l~'), 'Ń', 'n~'), 'Ó', 'o~'), 'Ś', 's~'), 'Ź', 'z~'), 'Ż', 'z~~'),
  'ą', 'a~'), 'ć', 'c~'), 'ę', 'e~'), 'ł', 'l~'), 'ń', 'n~'), 'ó', 'o~'), 'ś', 's~'), 'ź', 'z~'), 'ż', 'z~~');
UPDATE users SET sort_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(replace(sort_key,
  'А', 'а'), 'Б', 'б'), 'В', 'в'), 'Г', 'г'), 'Д', 'д'), 'Е', 'е'), 'Ё', 'е'), 'ё', 'е'), 'Ж', 'ж'), 'З', 'з'), 'И', 'и'),
  'Й', 'й'), 'К', 'к'), 'Л', 'л'), 'М', 'м'), 'Н', 'н'), 'О', 'о');
UPDATE users SET sort_key = lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(replace(replace(sort_key,
  'П', 'п'), 'Р', 'р'), 'С', 'с'), 'Т', 'т'), 'У', 'у'), 'Ф', 'ф'), 'Х', 'х'), 'Ц', 'ц'), 'Ч', 'ч'), 'Ш', 'ш'),
  'Щ', 'щ'), 'Ъ', 'ъ'), 'Ы', 'ы'), 'Ь', 'ь'), 'Э', 'э'), 'Ю', 'ю'), 'Я', 'я'));
DROP INDEX users_account_name;
CREATE INDEX users_list_name ON users (account_id, sort_key, id);
