import { createContext, createElement, type ReactNode, useContext } from "react";

/**
 * What the board imports from @dnd-kit/core, for the server's bundle: nothing is dragged there, so that cards and
 * columns only need the attributes that the browser will find on them.
 */
const DescribedBy = createContext("");

export const DndContext = ({ id, children }: { id: string; children: ReactNode }) =>
  createElement(DescribedBy.Provider, { value: id }, children);

export function useDraggable({ disabled }: { disabled: boolean }) {
  const attributes = {
    role: "button",
    tabIndex: 0,
    "aria-disabled": disabled,
    "aria-roledescription": "draggable",
    "aria-describedby": useContext(DescribedBy),
  };
  return { attributes, isDragging: false };
}

export const useDroppable = () => ({ isOver: false });
export const DragOverlay = () => null;
export const useSensor = () => null;
export const useSensors = () => [];
export const closestCorners = () => [];
export const [KeyboardSensor, MouseSensor, TouchSensor] = [null, null, null];
