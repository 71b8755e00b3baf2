"""How a database says that it cannot be had for now; anything else that it raises is a defect of ours."""

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from core.db.database import DatabaseUnavailableError

OUTAGES = (DatabaseUnavailableError, OperationalError, InterfaceError, PoolTimeoutError)
