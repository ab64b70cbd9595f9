-- Why: whoever comes back to their report reads of the support service by the name that the form asked them about, which hangs
-- on the area of the report. They see their own row only, as before. Breaking: no
grant select (area_id) on reports to upstander_public;
