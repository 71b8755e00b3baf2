"""Pictures that a platform has, so that none is handed over twice."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class UploadedPictureRow(SQLModel, table=True):
    """The name that a platform gave a picture, for one bot or workspace; `digest` is the SHA-256 of its bytes."""

    __tablename__ = "uploaded_picture"
    __table_args__ = ({"sqlite_with_rowid": False},)

    platform: str = Field(primary_key=True, max_length=20)
    tenant: str = Field(primary_key=True, max_length=64)
    digest: str = Field(primary_key=True, max_length=64)
    file_id: str = Field(max_length=200)
    used_at: datetime = Field(index=True)
