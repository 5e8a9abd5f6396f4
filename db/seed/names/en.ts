import type { Names } from "./index";

export const en: Names = {
  f: `Olivia Hart, Grace Whitmore, Amelia Brooks, Hannah Doyle, Priya Nair, Chloe Bennett, Zara Malik, Emily Foster,
    Ruth Okafor, Megan Price, Sofia Marin, Laura Keane, Isla Fraser, Naomi Clarke, Jodie Palmer, Aisha Rahman,
    Holly Grant, Nina Petrova, Beth Sutton, Carla Mendes, Tess Walker, Faye Morgan`,
  m: `Daniel Reed, James Carter, Tom Ellison, Marcus Webb, Oliver Shaw, Ben Lawson, Adam Kowalczyk, Ryan Murphy,
    Leo Fischer, Samuel Osei, Jack Turner, Nathan Cole, Hugo Laurent, Peter Lindqvist, Callum Reid, Victor Hughes,
    Ivan Horvat, George Ashby, Luke Barrett, Omar Haddad, Simon Frost, Alan Pike`,
};
