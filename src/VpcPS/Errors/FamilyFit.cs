namespace VpcPS.Errors;

/// <summary>How a code of the table stands for others.</summary>
internal enum FamilyFit
{
    Exactly,
    Begins,
    Ends,
    Contains,
}
