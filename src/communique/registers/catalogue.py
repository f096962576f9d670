"""The rooms of the registers, in the order in which they read. Adding a line registers a room."""

from __future__ import annotations

from communique.registers.agreements.room import AgreementsRoom
from communique.registers.commitments.room import CommitmentsRoom
from communique.registers.contacts.room import ContactsRoom
from communique.registers.events.room import EventsRoom
from communique.registers.figures.room import FiguresRoom
from communique.registers.offices.room import OfficesRoom
from communique.registers.projects.room import ProjectsRoom
from communique.registers.room import DerivingRoom, Room
from communique.registers.standing.room import StandingRoom
from communique.registers.statements.room import StatementsRoom

ROOMS: tuple[Room, ...] = (
    ContactsRoom(),
    AgreementsRoom(),
    CommitmentsRoom(),
    FiguresRoom(),
    ProjectsRoom(),
    OfficesRoom(),
    StandingRoom(),
    StatementsRoom(),
)

# Rooms that also see what the others have read, asked after them.
DERIVING: tuple[DerivingRoom, ...] = (EventsRoom(),)
