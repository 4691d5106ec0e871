namespace VpcPS.Errors;

/// <summary>How the code of a table entry is compared with the code of an error.</summary>
internal enum FamilyFit
{
    Exactly,
    Begins,
    Ends,
    Contains,
}
